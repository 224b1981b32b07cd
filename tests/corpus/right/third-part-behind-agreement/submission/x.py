import sys
import numpy as np
import torch
from torch import nn
X = np.array([(1,0,0,1),(3,1,0,1),(2,0,0,1),(4,1,0,1),(2,0,0,1),(1,0,1,1),(3,-1,0,1),(6,1,0,1),(1,0,1,1)], dtype=np.float32)
W = dict(i=[0,100,0,-10], f=[0,100,0,10], g=[1,0,0,0], o=[0,0,100,-10])
s = lambda z: 1 / (1 + np.exp(-z))
c, a = 0., []
for x in X:
    i, f, g, o = (np.dot(W[k], x) for k in "ifgo")
    c = s(f) * c + s(i) * np.tanh(g)
    a.append(s(o) * np.tanh(c))
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([W[k] for k in "ifgo"], dtype=torch.float32)
cell.weight_hh.data.zero_()
h = c = torch.zeros(1, 1)
b = []
for x in torch.from_numpy(X):
    h, c = cell(x[None, :], (h, c))
    b.append(h.item())
print('numpy', np.round(a, 4))
print('LSTMCell', np.round(b, 4))
if np.allclose(a, b, atol=1e-4):
    net = nn.LSTM(4, 1, bias=False)
    net.weight_ih_l0.data = cell.weight_ih.data
    net.weight_hh_l0.data.zero_()
    d = net(torch.from_numpy(X))[0].detach().numpy().ravel()
    
    print('LSTM', np.round(d, 4))
else:
    print('LSTMCell 不对，先别往下算')
