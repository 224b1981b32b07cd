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
def by_numpy():
    c, ys = 0, []
    for x in X:
        c = sigmoid(Wf @ x) * c + sigmoid(Wi @ x) * np.tanh(Wg @ x)
        ys.append(sigmoid(Wo @ x) * np.tanh(c))
    return ys
W = torch.tensor(np.stack([Wi, Wf, Wg, Wo]), dtype=torch.float32)
XT = torch.tensor(X, dtype=torch.float32)
def by_cell():
    m = nn.LSTMCell(4, 1, bias=False)
    m.weight_ih.data, m.weight_hh.data = W, torch.zeros(4, 1)
    hs, st = [], (torch.zeros(1, 1), torch.zeros(1, 1))
    for x in XT:
        st = m(x[None], st)
        hs.append(st[0].item())
    return hs
def by_lstm():
    m = nn.LSTM(4, 1, bias=False, batch_first=True)
    m.weight_ih_l0.data, m.weight_hh_l0.data = W, torch.zeros(4, 1)
    return m(XT[None])[0][0, :, 0].tolist()
line = '*' * 30
fmt = lambda v: '，'.join(f'{a:.3f}' for a in v)
print(f"{line}\n【numpy】{fmt(by_numpy())}\n{line}\n【LSTMCell】{fmt(by_cell())}\n{line}\n【LSTM】{fmt(by_lstm())}\n{line}")
