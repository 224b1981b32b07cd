import numpy as np
import torch
X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
W = [[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]
class Base:
    def report(self): print(type(self).__name__, np.round(self.forward(), 3))
class Np(Base):
    def forward(self):
        Z, c, r = np.dot(X, np.transpose(W)), 0, []
        for i, f, g, o in Z:
            c = c/(1+np.exp(-f)) + np.tanh(g)/(1+np.exp(-i))
            r.append(np.tanh(c)/(1+np.exp(-o)))
        return r
class Cell(Base):
    def forward(self):
        net = torch.nn.LSTMCell(4, 1, bias=False); net.weight_ih.data = torch.Tensor(W); net.weight_hh.data.zero_()
        s, r = (torch.zeros(1, 1), torch.zeros(1, 1)), []
        for x in X:
            s = net.forward(torch.Tensor([x]), s)
            r.append(s[0].item())
        return r
class Lstm(Base):
    def forward(self):
        net = torch.nn.LSTM(4, 1, bias=False); net.weight_ih_l0.data = torch.Tensor(W); net.weight_hh_l0.data.zero_()
        return net.forward(torch.Tensor(X).view(9, 1, 4))[0].tolist()
for k in (Np, Cell, Lstm):
    k().report()
