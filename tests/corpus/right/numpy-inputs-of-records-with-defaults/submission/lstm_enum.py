from collections import namedtuple
from enum import Enum
import numpy as np
import torch

Step = namedtuple("Step", "value write read bias", defaults=(0, 0, 1))

class Gate(Enum):
    INPUT = (0, 100, 0, -10)
    FORGET = (0, 100, 0, 10)
    CAND = (1, 0, 0, 0)
    OUTPUT = (0, 0, 100, -10)

    def __call__(self, step):
        z = np.dot(self.value, step)
        if self is Gate.CAND:
            return np.tanh(z)
        return 1 / (1 + np.exp(-z))

SEQ = [Step(1), Step(3, 1), Step(2), Step(4, write=1), Step(2), Step(1, read=1), Step(3, -1), Step(6, 1), Step(1, 0, 1)]

class Memory:
    def __init__(self):
        self.cell = 0.0
    def __matmul__(self, step):
        self.cell = self.cell * Gate.FORGET(step) + Gate.INPUT(step) * Gate.CAND(step)
        return Gate.OUTPUT(step) * np.tanh(self.cell)

m = Memory()
out_np = [m @ s for s in SEQ]
print("NumPy   :", *(f"{v:.3f}" for v in out_np))

x = torch.tensor(SEQ, dtype=torch.double)
w = torch.tensor([g.value for g in Gate], dtype=torch.double)
cell = torch.nn.LSTMCell(4, 1, bias=False, dtype=torch.double)
cell.load_state_dict({"weight_ih": w, "weight_hh": torch.zeros(4, 1).double()})
hc = (torch.zeros(1, 1).double(), torch.zeros(1, 1).double())
out_cell = []
for s in x.split(1):
    hc = cell(s, hc)
    out_cell.append(hc[0].item())
print("LSTMCell:", *(f"{v:.3f}" for v in out_cell))

lstm = torch.nn.LSTM(4, 1, bias=False, dtype=torch.double)
lstm.load_state_dict({"weight_ih_l0": w, "weight_hh_l0": torch.zeros(4, 1).double()})
out, _ = lstm(x)
print("LSTM    :", *(f"{v:.3f}" for v in out.squeeze().tolist()))
