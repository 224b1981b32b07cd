import numpy as np
import torch
import torch.nn as nn
X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
Wg = np.array([1, 0, 0, 0])
Wi = np.array([0, 100, 0, -10])
Wf = np.array([0, 100, 0, 10])
Wo = np.array([0, 0, 100, -10])
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
# 1. numpy实现
c = 0.0
ys = []
for x in X:
    g = np.tanh(Wg @ x)
    i = sigmoid(Wi @ x)
    f = sigmoid(Wf @ x)
    o = sigmoid(Wo @ x)
    c = f * c + i * g
    ys.append(o * np.tanh(c))
print('numpy:', np.round(ys, 2))
b = torch.tensor([-100., 10., 0., -100.])
cell = nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.tensor(np.stack([Wi, Wf, Wg, Wo])).float(); cell.weight_hh.data.zero_()
cell.bias_ih.data = b; cell.bias_hh.data.zero_()
h = c = torch.zeros(1, 1); cell_out = []
for x in torch.tensor(X).float():
    h, c = cell(x[None], (h, c)); cell_out.append(h.item())
print('LSTMCell', cell_out)
net = nn.LSTM(4, 1)
net.weight_ih_l0.data = torch.tensor(np.stack([Wi, Wf, Wg, Wo])).float(); net.weight_hh_l0.data.zero_()
net.bias_ih_l0.data = b; net.bias_hh_l0.data.zero_()
print('LSTM', net(torch.tensor(X).float())[0].flatten().tolist())
