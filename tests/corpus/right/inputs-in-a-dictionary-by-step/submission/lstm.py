import numpy as np
import torch
x = {}
for t in range(1, 10):
    x[t] = [0, 0, 0, 1]
for t, v in zip(x, (1, 3, 2, 4, 2, 1, 3, 6, 1)):
    x[t][0] = v
for t in (2, 4, 8):
    x[t][1] = 1
x[7][1] = -1
for t in (6, 9):
    x[t][2] = 1
sig = lambda z: 1 / (1 + np.exp(-z))
c = {0: 0.0}
y = {}
for t in range(1, 10):
    a, b, d, e = x[t]
    c[t] = sig(100*b + 10*e) * c[t-1] + sig(100*b - 10*e) * np.tanh(a)
    y[t] = sig(100*d - 10*e) * np.tanh(c[t])
print(y)
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
cell.weight_hh.data = torch.zeros(4, 1)
h = {0: torch.zeros(1, 1)}; m = {0: torch.zeros(1, 1)}
for t in range(1, 10):
    h[t], m[t] = cell(torch.tensor([x[t]], dtype=torch.float), (h[t-1], m[t-1]))
print({t: round(h[t].item(), 4) for t in range(1, 10)})
