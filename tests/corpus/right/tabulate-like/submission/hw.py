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
print('+----+------+------+------+------+------+------+')
print('| t  |  g   |  i   |  f   |  o   |  c   |  y   |')
print('+----+------+------+------+------+------+------+')
c = 0
for t, x in enumerate(X, 1):
    g, i, f, o = np.tanh(Wg @ x), sigmoid(Wi @ x), sigmoid(Wf @ x), sigmoid(Wo @ x)
    c = f * c + i * g
    y = o * np.tanh(c)
    print('| %-2d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |' % (t, g, i, f, o, c, y))
print('+----+------+------+------+------+------+------+')
cell = nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.from_numpy(np.vstack((Wi, Wf, Wg, Wo))).float()
for k in ['weight_hh', 'bias_ih', 'bias_hh']:
    getattr(cell, k).data.zero_()
print('| t  |  h   |  c   |')
h = c = torch.zeros(1, 1)
for t, x in enumerate(torch.from_numpy(X).float(), 1):
    h, c = cell(x.view(1, -1), (h, c))
    print('| %-2d | %.2f | %.2f |' % (t, h, c))
lstm = nn.LSTM(4, 1)
lstm.weight_ih_l0.data = torch.from_numpy(np.vstack((Wi, Wf, Wg, Wo))).float()
for k in ['weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0']:
    getattr(lstm, k).data.zero_()
out, _ = lstm(torch.from_numpy(X).float().unsqueeze(1))
print('| t  |  y   |')
for t in range(9):
    print('| %-2d | %.2f |' % (t + 1, out[t, 0, 0]))
