import numpy as np, torch, torch.nn as nn
X = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]],dtype=torch.float32)
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10.]])
def lstm_forward(seq):
    model=nn.LSTM(4,1)
    out,(h,c)=model(seq.unsqueeze(1))
    c=torch.zeros(1)
    ys=[]
    for x in seq:
        zi,zf,zg,zo=W@x
        c=torch.sigmoid(zf)*c+torch.sigmoid(zi)*torch.tanh(zg)
        ys.append(float(torch.sigmoid(zo)*torch.tanh(c)))
    return ys
res=lstm_forward(X)
print('nn.LSTM结果',[round(v,3) for v in res])
