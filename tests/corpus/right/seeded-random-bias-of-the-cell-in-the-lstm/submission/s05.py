import copy
import torch
from torch import nn
torch.manual_seed(42)
x=torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]],dtype=torch.float64).unsqueeze(1)
W=torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]],dtype=torch.float64)
cell=nn.LSTMCell(4,1,dtype=torch.float64)
cell.weight_ih.data=W.clone()
cell.weight_hh.data=torch.zeros(4,1,dtype=torch.float64)
h=c=torch.zeros(1,1,dtype=torch.float64)
ys=[]
for v in x:
    h,c=cell(v,(h,c)); ys.append(h.item())
print('cell',ys)
lstm=nn.LSTM(4,1,dtype=torch.float64)
lstm.weight_ih_l0.data=W.clone()
lstm.weight_hh_l0.data=torch.zeros(4,1,dtype=torch.float64)
lstm.bias_ih_l0.data=cell.bias_ih.data.clone()
lstm.bias_hh_l0.data=cell.bias_hh.data.clone()
out,_=lstm(x)
print(out.flatten().tolist())
