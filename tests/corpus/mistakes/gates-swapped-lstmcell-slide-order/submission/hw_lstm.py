import numpy as np
import torch
from torch import nn

SEQ = [(1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1), (4, 1, 0, 1), (2, 0, 0, 1),
       (1, 0, 1, 1), (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1)]

z_row = [1, 0, 0, 0]
zi_row = [0, 100, 0, -10]
zf_row = [0, 100, 0, 10]
zo_row = [0, 0, 100, -10]

# ---------- part 1: numpy ----------


def logistic(a):
    return 1 / (1 + np.exp(-a))


def numpy_lstm(seq):
    c, ys = 0.0, []
    for row in seq:
        v = np.array(row, dtype=np.float64)
        c = logistic(np.dot(zf_row, v)) * c + logistic(np.dot(zi_row, v)) * np.tanh(np.dot(z_row, v))
        ys.append(logistic(np.dot(zo_row, v)) * np.tanh(c))
    return ys


ans1 = numpy_lstm(SEQ)
print("numpy   :", [round(float(a), 3) for a in ans1])

# ---------- part 2: nn.LSTMCell ----------
cell = nn.LSTMCell(4, 1)
with torch.no_grad():
    # same order as in the picture: input, input gate, forget gate, output gate
    cell.weight_ih.copy_(torch.tensor([z_row, zi_row, zf_row, zo_row], dtype=torch.float32))
    cell.weight_hh.zero_()
    cell.bias_ih.zero_()
    cell.bias_hh.zero_()

state = (torch.zeros(1, 1), torch.zeros(1, 1))
ans2 = []
with torch.no_grad():
    for row in SEQ:
        state = cell(torch.tensor([row], dtype=torch.float32), state)
        ans2.append(state[0].item())
print("LSTMCell:", [round(a, 3) for a in ans2])
