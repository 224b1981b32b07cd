# 不知道 torch 里四个门按什么顺序放, 就把 24 种排列都试一遍, 和 numpy 的结果比
import itertools
import numpy as np
import torch
from torch import nn

X = np.array([(1,0,0),(3,1,0),(2,0,0),(4,1,0),(2,0,0),(1,0,1),(3,-1,0),(6,1,0),(1,0,1)], dtype=np.float32)
X = np.insert(X, 3, 1, axis=1)
rng = np.random.default_rng(1)
names = 'gifo'
W = dict(g=[1,0,0,0], i=[0,100,0,-10], f=[0,100,0,10], o=[0,0,100,-10])

def lstm(X, W):
    s = lambda z: 1 / (1 + np.exp(-z))
    c, y = 0., []
    for x in X:
        g, i, f, o = (np.dot(W[k], x) for k in names)
        c = s(f) * c + s(i) * np.tanh(g)
        y.append(s(o) * np.tanh(c))
    return np.array(y)

y_np = lstm(X, W)
print('numpy:', np.round(y_np, 4))

def torch_cell(order, X, W):
    cell = nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = torch.tensor([W[k] for k in order], dtype=torch.float32)
    cell.weight_hh.data.zero_()
    h = c = torch.zeros(1, 1)
    y = []
    for x in torch.from_numpy(X):
        h, c = cell(x[None, :], (h, c))
        y.append(h.item())
    return np.array(y)

# 用随机的小权重来找顺序，因为原来的权重太饱和了
Xr = rng.normal(size=(7, 4)).astype('float32')
Wr = {k: rng.normal(size=4) for k in names}
good = []
for order in itertools.permutations(names):
    err = np.abs(torch_cell(order, Xr, Wr) - lstm(Xr, Wr)).max()
    if err < 1e-5:
        good.append(order)
print('正确的顺序:', good)
order = good[0]
print('LSTMCell:', np.round(torch_cell(order, X, W), 4))

net = nn.LSTM(4, 1, bias=False)
net.weight_ih_l0.data = torch.tensor([W[k] for k in order], dtype=torch.float32)
net.weight_hh_l0.data.zero_()
print('LSTM:', np.round(net(torch.from_numpy(X))[0].detach().numpy().ravel(), 4))
