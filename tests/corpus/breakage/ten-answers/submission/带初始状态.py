import numpy as np
import torch
import torch.nn as nn

x = np.array([[1., 0., 0., 1.], [3., 1., 0., 1.], [2., 0., 0., 1.], [4., 1., 0., 1.], [2., 0., 0., 1.],
              [1., 0., 1., 1.], [3., -1., 0., 1.], [6., 1., 0., 1.], [1., 0., 1., 1.]])
T = x.shape[0]


def sigmoid(a):
    return 1. / (1. + np.exp(-a))


# h[0]、c[0] 是初始状态，第 t 步的结果放在 h[t]
h = np.zeros(T + 1)
c = np.zeros(T + 1)
for t in range(1, T + 1):
    i = sigmoid(np.dot(x[t - 1], [0., 100., 0., -10.]))
    f = sigmoid(np.dot(x[t - 1], [0., 100., 0., 10.]))
    o = sigmoid(np.dot(x[t - 1], [0., 0., 100., -10.]))
    c[t] = f * c[t - 1] + i * np.tanh(np.dot(x[t - 1], [1., 0., 0., 0.]))
    h[t] = o * np.tanh(c[t])
print('h =', h.round(2))

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0., 100., 0., -10.], [0., 100., 0., 10.], [1., 0., 0., 0.], [0., 0., 100., -10.]])
cell.weight_hh.data = torch.zeros(4, 1)
hs = [torch.zeros(1, 1)]
cs = [torch.zeros(1, 1)]
for t in range(T):
    h_t, c_t = cell(torch.tensor(x[t:t + 1]).float(), (hs[t], cs[t]))
    hs.append(h_t)
    cs.append(c_t)
print('hs =', [round(v.item(), 2) for v in hs])
