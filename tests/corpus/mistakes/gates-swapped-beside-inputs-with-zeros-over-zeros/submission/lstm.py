import numpy as np, torch
from torch import nn
# ---- 1
X = np.zeros((9, 4)); X[:, 0] = 1, 3, 2, 4, 2, 1, 3, 6, 1
for k in 1, 3, 7: X[k, 1] = 1
X[6, 1] = -1
X[5, 2] = X[8, 2] = X[:, 3] = 1
X[:5, 2] = X[6:8, 2] = 0
sg = lambda q: 1/(1+np.exp(-q))
c = 0; y = np.zeros(9)
for t in range(9):
    c = c*sg(X[t]@[0,100,0,10]) + sg(X[t]@[0,100,0,-10])*np.tanh(X[t,0])
    y[t] = sg(X[t]@[0,0,100,-10])*np.tanh(c)
print('1.', y.round(3))
# ---- 2
v = torch.tensor([1., 3, 2, 4, 2, 1, 3, 6, 1]).reshape(-1, 1)
w = torch.zeros(9, 1); w[[1, 3, 7]] = 1; w[6] = -1
r = torch.zeros(9, 1); r[[5, 8]] = 1
inp = torch.cat([v, w, r, torch.ones(9, 1)], dim=1)
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0., 100, 0, -10], [0, 0, 100, -10], [1, 0, 0, 0], [0, 100, 0, 10]])
cell.weight_hh.data = torch.zeros(4, 1)
h = c = torch.zeros(1)
y = []
for x in inp:
    h, c = cell(x, (h, c)); y += h.tolist()
print('2.', np.array(y).round(3))
# ---- 3
s = """1 0 0|3 1 0|2 0 0|4 1 0|2 0 0|1 0 1|3 -1 0|6 1 0|1 0 1"""
inp = torch.tensor([[float(u) for u in p.split()] + [1.] for p in s.split('|')])
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
lstm.weight_hh_l0.data.fill_(0)
print('3.', lstm(inp)[0].data.numpy().ravel().round(3))
