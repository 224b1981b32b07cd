from .numpy_model import NumpyModel
from .torch_models import CellModel, LSTMModel

def build(kind, weights):
    return {'numpy': NumpyModel, 'cell': CellModel, 'lstm': LSTMModel}[kind](weights)
