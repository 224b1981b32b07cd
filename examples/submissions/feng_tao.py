# coding: utf-8
# LSTM作业  冯涛
import numpy as np
import torch
from torch import nn

seq = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],
       [1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

def sigm(a):
    return 1.0/(1.0+np.exp(-a))

# ===== numpy =====
c = 0.0
ys = []
for v in seq:
    v = np.array(v)
    g = np.tanh(np.dot([1,0,0,0], v))
    i = sigm(np.dot([0,100,0,-10], v))
    f = sigm(np.dot([0,100,0,10], v))
    o = sigm(np.dot([0,0,100,-10], v))
    c = f*c + i*g
    ys.append(o*np.tanh(c))
print 'numpy:', np.round(ys, 2)

# ===== LSTMCell =====
W = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
X = torch.Tensor(seq)
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = W
cell.weight_hh.data = torch.zeros(4, 1)
hc = (torch.zeros(1,1), torch.zeros(1,1))
ys = []
for v in X:
    hc = cell(v.view(1,4), hc)
    ys.append(hc[0].item())
print 'cell:', np.round(ys, 2)

# ===== LSTM =====
rnn = nn.LSTM(4, 1, bias=False)
rnn.weight_ih_l0.data = W
rnn.weight_hh_l0.data = torch.zeros(4, 1)
o, hc = rnn(X.view(9,1,4))
print 'lstm:', np.round(o.data.view(-1).numpy(), 2)
