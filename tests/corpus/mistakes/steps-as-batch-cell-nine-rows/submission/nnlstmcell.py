import numpy as np
import torch
import torch.nn as nn

xs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
wc, wi, wf, wo = [1,0,0,0], [0,100,0,-10], [0,100,0,10], [0,0,100,-10]

# ===== Numpy =====
sig = lambda v: 1/(1+np.exp(-v))
c = 0
nump = []
for x in xs:
    c = sig(np.dot(x, wf))*c + sig(np.dot(x, wi))*np.tanh(np.dot(x, wc))
    nump.append(sig(np.dot(x, wo))*np.tanh(c))
print('Numpy:')
print(np.round(nump, 2))

# ===== nn.LSTMCell =====
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.FloatTensor([wi, wf, wc, wo])
cell.weight_hh.data = torch.FloatTensor([[0], [0], [0], [0]])
h0 = torch.zeros(9, 1)
c0 = torch.zeros(9, 1)
h, c = cell(torch.FloatTensor(xs), (h0, c0))
print('LSTMCell:')
print(h.data.squeeze())
