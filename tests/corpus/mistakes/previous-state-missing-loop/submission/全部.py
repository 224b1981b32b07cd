import numpy as np
import torch
import torch.nn as nn

序列 = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

# 1、numpy
def s(x): return 1/(1+np.exp(-x))
y = []
c = 0
for x in np.array(序列):
    f = s(np.matmul([0,100,0,10], x))
    i = s(np.matmul([0,100,0,-10], x))
    o = s(np.matmul([0,0,100,-10], x))
    g = np.tanh(np.matmul([1,0,0,0], x))
    c = f + i*g
    y.append(np.round(o*np.tanh(c), 3))
print('numpy:', y)

# 2、LSTMCell
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
cell.weight_hh.data = torch.Tensor([[0],[0],[0],[0]])
h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
y2 = []
for x in torch.Tensor([序列]).transpose(0, 1):
    h, c = cell(x, (h, c))
    y2.append(h.item())
print('LSTMCell:', y2)

# 3、LSTM
rnn = nn.LSTM(4, 1, bias=False, batch_first=True)
rnn.weight_ih_l0.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
rnn.weight_hh_l0.data = torch.Tensor([[0],[0],[0],[0]])
y3, _ = rnn(torch.Tensor([序列]))
print('LSTM:', y3.tolist())
