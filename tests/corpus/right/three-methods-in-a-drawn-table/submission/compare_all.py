# 三种方法放在一个循环里对比
import numpy as np
import torch
from torch import nn

X = torch.tensor([[1., 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
W = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
Xn, Wn = X.numpy(), W.numpy()

torch.manual_seed(2023)
cell = nn.LSTMCell(4, 1, bias=False)
lstm = nn.LSTM(4, 1, bias=False)
for m, s in ((cell, ''), (lstm, '_l0')):
    getattr(m, 'weight_ih' + s).data.copy_(W)
    getattr(m, 'weight_hh' + s).data.zero_()

c = np.zeros(1)
hx = cx = torch.zeros(1, 1)
full, _ = lstm(X.unsqueeze(1))
print('┌──────┬─────────┬──────────┬─────────┐')
print('│ step │  numpy  │ LSTMCell │   LSTM  │')
print('├──────┼─────────┼──────────┼─────────┤')
for t in range(9):
    i, f, g, o = Wn @ Xn[t]
    i, f, o = (1 / (1 + np.exp(-k)) for k in (i, f, o))
    c = f * c + i * np.tanh(g)
    h = o * np.tanh(c)
    hx, cx = cell(X[t:t+1], (hx, cx))
    print('│  %2d  │ %7.4f │ %8.4f │ %7.4f │' % (t + 1, h[0], hx.item(), full[t].item()))
print('└──────┴─────────┴──────────┴─────────┘')
