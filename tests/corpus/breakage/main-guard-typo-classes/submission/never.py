import numpy as np
import torch
import torch.nn as nn

INPUT = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
class LSTMNumpy(object):
    def __init__(self):
        self.memory = 0
        self.outputs = []
    def sigmoid(self, z):
        return 1/(1+np.exp(-z))
    def forward(self, seq):
        for x in np.array(seq):
            i = self.sigmoid(np.dot([0,100,0,-10], x))
            f = self.sigmoid(np.dot([0,100,0,10], x))
            o = self.sigmoid(np.dot([0,0,100,-10], x))
            self.memory = f*self.memory + i*np.tanh(np.dot([1,0,0,0], x))
            self.outputs.append(o*np.tanh(self.memory))
        return self.outputs

class LSTMCellModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.LSTMCell(4, 1, bias=False)
        self.cell.weight_ih.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
        self.cell.weight_hh.data = torch.zeros(4,1)
    def forward(self, seq):
        h = torch.zeros(1,1); c = torch.zeros(1,1); out = []
        for x in torch.Tensor(seq):
            h, c = self.cell(x.view(1,4), (h,c))
            out.append(h.item())
        return out

def test_lstm():
    net = nn.LSTM(4, 1, bias=False)
    net.weight_ih_l0.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
    net.weight_hh_l0.data = torch.zeros(4,1)
    seq = torch.Tensor(INPUT).unsqueeze(1)
    out, _ = net(seq)
    return out.view(-1).tolist()

if __name__ == 'main':
    print(LSTMNumpy().forward(INPUT))
    print(LSTMCellModel()(INPUT))
    print(test_lstm())
