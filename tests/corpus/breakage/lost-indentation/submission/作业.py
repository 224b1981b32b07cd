import numpy as np
import torch
import torch.nn as nn
# 从 word 里复制出来的
def sig(x):
return 1/(1+np.exp(-x))
def step(x, c):
g = np.tanh(np.dot([1,0,0,0], x))
i = sig(np.dot([0,100,0,-10], x))
f = sig(np.dot([0,100,0,10], x))
o = sig(np.dot([0,0,100,-10], x))
c = f*c+i*g
return o*np.tanh(c), c
data = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
c = 0
for x in data:
h, c = step(np.array(x), c)
print(round(h, 2))
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
cell.weight_hh.data = torch.zeros(4,1)
h, c = torch.zeros(1,1), torch.zeros(1,1)
for x in data:
h, c = cell(torch.Tensor([x]), (h, c))
print(h.item())
