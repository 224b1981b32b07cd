import numpy as np
import torch
import torch.nn as nn
tanh = lambda v: torch.tanh(torch.as_tensor(v)).numpy()
sigmoid = lambda v: torch.sigmoid(torch.as_tensor(v)).numpy()
class Homework:
    def __init__(self):
        self.X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
        self.W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
    def task1(self):
        out, c = np.zeros(9), 0
        for t in range(9):
            z = self.W @ self.X[t]
            c = sigmoid(z[1])*c + sigmoid(z[0])*tanh(z[2])
            out[t] = sigmoid(z[3])*tanh(np.float32(c))
        return out
    def task3(self):
        net = nn.LSTM(4, 1, bias=False)
        net.weight_ih_l0.data = torch.tensor(self.W); net.weight_hh_l0.data.zero_()
        return net(torch.tensor(self.X)[:, None])[0].detach().numpy().ravel()
hw = Homework()
print('numpy', hw.task1())
print('nn.LSTM', hw.task3())
