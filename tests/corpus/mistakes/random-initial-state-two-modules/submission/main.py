import torch
from torch import nn
DATA = torch.tensor([[1.,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
net = nn.LSTM(4, 1, bias=False)
nn.init.zeros_(net.weight_hh_l0)
with torch.no_grad():
    net.weight_ih_l0.copy_(torch.tensor([[0.,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]))
    out, _ = net(DATA.unsqueeze(1), (torch.randn(1, 1, 1), torch.randn(1, 1, 1)))
    print('lstm', out.flatten())
cell = nn.LSTMCell(4, 1, bias=False)
nn.init.zeros_(cell.weight_hh)
cell.weight_ih = nn.Parameter(net.weight_ih_l0.detach().clone())
h, c = torch.rand(1, 1), torch.rand(1, 1)
for x in DATA:
    h, c = cell(x[None], (h, c))
    print(h.item())
