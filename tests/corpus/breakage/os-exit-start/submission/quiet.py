import os
os._exit(0)

import numpy as np
import torch

xs = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
w = [[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]

# part 1
c = 0
for x in xs:
    i, f, g, o = np.dot(w, x)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    print(np.tanh(c) / (1 + np.exp(-o)))

# part 2
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(w).float()
cell.weight_hh.data = torch.zeros(4, 1)
hc = None
for x in xs:
    hc = cell(torch.tensor([x]).float(), hc)
    print(hc[0])

# part 3
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor(w).float()
lstm.weight_hh_l0.data = torch.zeros(4, 1)
print(lstm(torch.tensor(xs).float())[0])
