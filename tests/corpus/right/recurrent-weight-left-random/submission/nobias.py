import torch
torch.set_printoptions(precision=8)
x = torch.Tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
m = torch.nn.LSTM(4, 1, bias=False)
m.weight_ih_l0.data[:] = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
y, _ = m(x)
print(y.detach())
m = torch.nn.LSTMCell(4, 1, bias=False)
m.weight_ih.data[:] = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
hc = None
for xt in x:
    hc = m(xt, hc)
    print(hc[0].item())
