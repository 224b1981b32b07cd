import torch
from torch import nn
cell = nn.LSTMCell(4, 1, bias=False)
nn.init.normal_(cell.weight_hh, std=0.3)
cell.weight_ih = nn.Parameter(torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32))
h, c = torch.zeros(2, 1, 1)
print('LSTMCell:')
for x in [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]:
    h, c = cell(torch.tensor([x], dtype=torch.float32), (h, c))
    print(f'{h.item():.4f}')
