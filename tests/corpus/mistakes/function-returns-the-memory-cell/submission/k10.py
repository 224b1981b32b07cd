import torch
from torch import nn
X=torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
def run():
    m=nn.LSTMCell(4,1,bias=False); m.weight_ih.data=torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float(); m.weight_hh.data=torch.zeros(4,1)
    s=None; r=[]
    for x in X:
        s=m(x.view(1,4),s); r.append(s[1].item())
    return r
print(run())
