import torch
X=torch.zeros(9,4)
net=torch.nn.LSTM(4,1,bias=False)
net.weight_ih_l0.data=torch.tensor([[0,100.,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
net.weight_hh_l0.data.zero_()
s=None; ys=[]
for x in X:
    y,s=net(x.view(1,1,4),s); ys.append(y.item())
print(ys)
