import torch
from torch import nn
x=torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float().unsqueeze(1)
lstm=nn.LSTM(4,1,bias=False)
lstm.weight_ih_l0.data=torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
lstm.weight_hh_l0.data=torch.zeros(4,1)
out,_=lstm(x)
print(out.flatten().tolist())

# 接着训练一下看看
opt=torch.optim.SGD(lstm.parameters(),lr=.01)
target=torch.tensor([0,0,0,0,0,7.,0,0,6]).view(9,1,1)
for k in range(20):
    o,_=lstm(x); loss=((o-target)**2).mean(); opt.zero_grad(); loss.backward(); opt.step()
print('训练后',lstm(x)[0].flatten().tolist())
