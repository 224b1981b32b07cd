import numpy as np
import torch
import torch.nn as nn
class LSTMCell:
    """numpy 手写的 LSTMCell"""
    def __init__(self, W): self.W = W
    def __call__(self, x, hc):
        h, c = hc
        i, f, g, o = self.W @ x
        s = lambda z: 1/(1+np.exp(-z))
        c = s(f)*c + s(i)*np.tanh(g)
        return s(o)*np.tanh(c), c
class MyLSTM:
    def __init__(self, W): self.cell = LSTMCell(W)
    def __call__(self, xs):
        h, c, out = 0., 0., []
        for x in xs:
            h, c = self.cell(x, (h, c))
            out.append(h)
        return np.array(out), (h, c)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
xs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
output, _ = MyLSTM(W)(xs)
print("result of LSTM:", output)

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.FloatTensor(W)
cell.weight_hh.data = torch.FloatTensor(4, 1).zero_()
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
output = []
for x in torch.FloatTensor(xs):
    h, c = cell(x.unsqueeze(0), (h, c))
    output.append(round(h.item(), 4))
print("result of LSTM:", output)

lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.FloatTensor(W)
lstm.weight_hh_l0.data = torch.FloatTensor(4, 1).zero_()
output, (h, c) = lstm(torch.FloatTensor(xs))
print("result of LSTM:", output.numpy().reshape(-1))
