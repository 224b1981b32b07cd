import numpy as np
import torch
from torch import nn
xs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
def sig(z): return 1/(1+np.exp(-z))
print('1.numpy: [', end='')
c = 0
for t in range(9):
    i, f, g, o = W @ xs[t]
    c = sig(f)*c + sig(i)*np.tanh(g)
    if t < 8:
        print('%.2f' % (sig(o)*np.tanh(c)), end=', ')
    else:
        print('%.2f' % (sig(o)*np.tanh(c)), end=']\n')
print('2.LSTMCell: [', end='')
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.from_numpy(W)
cell.weight_hh.data = torch.zeros(4, 1)
state = (torch.zeros(1, 1), torch.zeros(1, 1))
for t in range(9):
    state = cell(torch.from_numpy(xs[t:t+1]), state)
    if t < 8:
        print('%.2f' % state[0].item(), end=', ')
    else:
        print('%.2f' % state[0].item(), end=']\n')
print('3.LSTM: [', end='')
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.from_numpy(W)
lstm.weight_hh_l0.data = torch.zeros(4, 1)
for t, v in enumerate(lstm(torch.from_numpy(xs))[0]):
    if t < 8:
        print('%.2f' % v.item(), end=', ')
    else:
        print('%.2f' % v.item(), end=']\n')
