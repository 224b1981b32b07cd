import numpy as np
from model import LSTMUnit

sequence = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
            [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
unit = LSTMUnit()
outputs = [unit.forward(np.array(x, dtype=float)) for x in sequence]
print("outputs:", outputs)
