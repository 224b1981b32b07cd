import copy
import torch
from torch import nn
torch.manual_seed(42)
x=torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]],dtype=torch.float64).unsqueeze(1)
W=torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]],dtype=torch.float64)
lstm=nn.LSTM(4,1,bias=False).double()
lstm.weight_ih_l0.data=W
out,_=lstm(x)
print(out.flatten().tolist())
