import torch
from torch import nn
x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
m = nn.LSTM(4, 1, bias=False, bidirectional=True)
with torch.no_grad():
    for p in m.parameters(): p.zero_()
    m.weight_ih_l0.copy_(torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]))
    y, _ = m(x)
    print(y[:, 0])
