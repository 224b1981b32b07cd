import torch
from torch import nn
SEQ = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()

class LSTMCell(nn.Module):
    """our LSTMCell"""
    def __init__(self):
        super().__init__()
        self.net = nn.LSTM(4, 1, bias=False)
        self.net.weight_ih_l0.data.copy_(W)
        self.net.weight_hh_l0.data.zero_()
    def forward(self, x, hc):
        _, (h, c) = self.net(x[None, None], hc)
        return h, c

print('2. LSTMCell')
cell = LSTMCell()
hc = torch.zeros(1, 1, 1), torch.zeros(1, 1, 1)
for x in SEQ:
    hc = cell(x, hc)
    print('%.2f' % hc[0].item(), end=' ')
print()

class LSTM(nn.Module):
    """our LSTM made of cells"""
    def __init__(self):
        super().__init__()
        self.net = nn.LSTMCell(4, 1, bias=False)
        self.net.weight_ih.data.copy_(W)
        self.net.weight_hh.data.zero_()
    def forward(self, xs):
        hc, ys = None, []
        for x in xs:
            hc = self.net(x[None], hc)
            ys.append(hc[0])
        return torch.stack(ys), hc

print('3. LSTM')
ys, _ = LSTM()(SEQ)
for y in ys:
    print('%.2f' % y.item(), end=' ')
