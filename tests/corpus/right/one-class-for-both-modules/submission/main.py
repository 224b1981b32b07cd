import numpy as np
import torch
import torch.nn as nn

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

class MyLSTM:
    def __init__(self, input_weight, inputgate_weight, forgetgate_weight, outputgate_weight):
        self.w = input_weight
        self.wi = inputgate_weight
        self.wf = forgetgate_weight
        self.wo = outputgate_weight
    def run(self, xs):
        c = 0
        for k, x in enumerate(xs):
            g = np.tanh(np.matmul(self.w, x))
            i = np.round(sigmoid(np.matmul(self.wi, x)))
            f = np.round(sigmoid(np.matmul(self.wf, x)))
            o = np.round(sigmoid(np.matmul(self.wo, x)))
            c = g*i + f*c
            print('x%d:' % (k+1), x, ' c:', round(c, 2), ' y:', round(o*np.tanh(c), 2))

xs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
MyLSTM(np.array([1,0,0,0]), np.array([0,100,0,-10]), np.array([0,100,0,10]), np.array([0,0,100,-10])).run(xs)

class TorchLSTM(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.kind = kind
        W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
        if kind == 'cell':
            self.net = nn.LSTMCell(4, 1, bias=False)
            self.net.weight_ih.data = W
            self.net.weight_hh.data = torch.zeros(4, 1)
        else:
            self.net = nn.LSTM(4, 1, bias=False)
            self.net.weight_ih_l0.data = W
            self.net.weight_hh_l0.data = torch.zeros(4, 1)
    def run(self, xs):
        xs = torch.tensor(xs, dtype=torch.float32)
        if self.kind == 'cell':
            h, c = torch.zeros(1, 1), torch.zeros(1, 1)
            for k, x in enumerate(xs):
                h, c = self.net(x.unsqueeze(0), (h, c))
                print('x%d:' % (k+1), x.tolist(), ' c:', round(c.item(), 2), ' y:', round(h.item(), 2))
        else:
            out, (h, c) = self.net(xs.unsqueeze(1))
            return out

TorchLSTM('cell').run(xs)
out3 = TorchLSTM('lstm').run(xs).squeeze()
print('最后一步', out3[-1].item())
