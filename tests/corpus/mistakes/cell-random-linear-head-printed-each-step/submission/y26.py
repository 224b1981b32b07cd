import torch
from torch import nn
torch.manual_seed(1)
cell=nn.LSTMCell(4,1,bias=False)
cell.weight_ih.data=torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float(); cell.weight_hh.data=torch.zeros(4,1)
fc=nn.Linear(1,1)
h=c=torch.zeros(1,1)
for t,x in enumerate(torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()):
    h,c=cell(x.view(1,4),(h,c))
    print(t+1,fc(h).item())
