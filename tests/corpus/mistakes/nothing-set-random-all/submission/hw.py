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
XT = torch.tensor(X).float()
cell = nn.LSTMCell(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
out_cell = []
for x in XT:
    h, c = cell(x.reshape(1, 4), (h, c))
    out_cell.append(h.item())
print('LSTMCell', out_cell)
net = nn.LSTM(4, 1)
o, _ = net(XT.reshape(9, 1, 4))
print('LSTM', o.flatten().tolist())
