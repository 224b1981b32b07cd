import torch
from torch import nn
X=torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float(); W=torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
def run_cell():
    m=nn.LSTMCell(4,1,bias=False); m.weight_ih.data=W; m.weight_hh.data=torch.zeros(4,1)
    h=c=torch.zeros(1,1); r=[]
    for x in X:
        h,c=m(x.view(1,4),(h,c)); r.append(h.item())
    return torch.tensor(r)
def run_lstm():
    m=nn.LSTM(4,1,bias=False); m.weight_ih_l0.data=W; m.weight_hh_l0.data=torch.zeros(4,1)
    return m(X)[0].flatten().detach()
print(run_cell())
print(run_lstm())
print('误差',run_cell()-run_lstm())
