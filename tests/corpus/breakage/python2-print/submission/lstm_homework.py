# -*- coding: utf-8 -*-
import numpy as np
import torch
import torch.nn as nn

X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

def sigmoid(x):
    return 1.0/(1.0+np.exp(-x))

state = 0.0
result = []
for t in xrange(9):
    x = np.array(X[t], dtype=float)
    state = sigmoid(x.dot([0,100,0,10]))*state + sigmoid(x.dot([0,100,0,-10]))*np.tanh(x.dot([1,0,0,0]))
    result.append(sigmoid(x.dot([0,0,100,-10]))*np.tanh(state))
print u"numpy的输出", result

w = torch.FloatTensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = w
cell.weight_hh.data.zero_()
h, c = torch.zeros(1,1), torch.zeros(1,1)
for t in xrange(9):
    h, c = cell(torch.FloatTensor([X[t]]), (h, c))
    print t+1, h.item()

net = nn.LSTM(4, 1, bias=False, batch_first=True)
net.weight_ih_l0.data = w
net.weight_hh_l0.data.zero_()
out, _ = net(torch.FloatTensor([X]))
print out
