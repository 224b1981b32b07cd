import torch
from np_lstm import x
m=torch.nn.LSTMCell(4,1,bias=False)
m.weight_ih.data=torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float();m.weight_hh.data=torch.zeros(4,1)
s=None;y=[]
for v in torch.tensor(x).float():
    s=m(v,s);y.append(round(s[0].item(),3))
print(y)
