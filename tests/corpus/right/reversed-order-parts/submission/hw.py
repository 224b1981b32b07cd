import torch
import numpy as np
x = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
w = [[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]
m = torch.nn.LSTM(4, 1, bias=False)
m.weight_ih_l0.data = torch.Tensor(w); m.weight_hh_l0.data *= 0
y, s = m(torch.Tensor(x).reshape(-1, 1, 4))
print(y.view(-1).data)
m = torch.nn.LSTMCell(4, 1, bias=False)
m.weight_ih.data = torch.Tensor(w); m.weight_hh.data *= 0
s = (torch.zeros(1, 1), torch.zeros(1, 1)); y = []
for v in x:
    s = m(torch.Tensor([v]), s); y += [s[0].squeeze()]
print(torch.stack(y).data)
w = np.array(w); y = np.array([]); c = 0
for v in np.array(x):
    i, f, g, o = w @ v
    i, f, o = (1 / (1 + np.e ** -np.array([i, f, o], dtype=float)))
    c = c * f + i * np.tanh(g)
    y = np.append(y, o * np.tanh(c))
print(y)
