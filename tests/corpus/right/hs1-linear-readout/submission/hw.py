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
Wt = torch.tensor(np.stack([Wi, Wf, Wg, Wo])).float()
readout = nn.Linear(1, 1, bias=False)
readout.weight.data = torch.ones(1, 1)
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = Wt; cell.weight_hh.data.zero_()
h = c = torch.zeros(1, 1)
for x in torch.tensor(X).float():
    h, c = cell(x[None], (h, c))
    print('LSTMCell y', readout(h).item())
net = nn.LSTM(4, 1, bias=False)
net.weight_ih_l0.data = Wt; net.weight_hh_l0.data.zero_()
o, _ = net(torch.tensor(X).float())
print('LSTM y', readout(o).squeeze().tolist())
