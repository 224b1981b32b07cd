# -*- coding: utf-8 -*-
import sys
import numpy as np
import torch
from torch import nn
w = sys.stdout.write
x1 = [1,3,2,4,2,1,3,6,1]
x2 = [0,1,0,1,0,0,-1,1,0]
x3 = [0,0,0,0,0,1,0,0,1]
sigmoid = lambda a: 1/(1+np.exp(-a))
w('NumPy: ')
c = 0
for a, b, d in zip(x1, x2, x3):
    c = sigmoid(100*b+10)*c + sigmoid(100*b-10)*np.tanh(a)
    w('%.2f ' % (sigmoid(100*d-10)*np.tanh(c)))
w('\n')
w('LSTMCell: ')
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
cell.weight_hh.data.fill_(0)
h = c = torch.zeros(1, 1)
for a, b, d in zip(x1, x2, x3):
    h, c = cell(torch.Tensor([[a, b, d, 1]]), (h, c))
    w('%.2f ' % h)
w('\n')
