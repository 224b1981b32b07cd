import torch
from torch.nn import LSTMcell
cell = LSTMcell(4, 1, bias=False)
cell.weight_ih.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
cell.weight_hh.data = torch.zeros(4, 1)
s = None
for x in torch.Tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]):
    s = cell(x[None], s)
    print(s[0])
