import torch
X = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
m = torch.nn.LSTM(4, 2, bias=False)
W = torch.tensor([[0,100.,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
m.weight_ih_l0.data = W.repeat_interleave(2, 0); m.weight_hh_l0.data.zero_()
y, _ = m(X[:, None])
print(y[:, 0, 1])
