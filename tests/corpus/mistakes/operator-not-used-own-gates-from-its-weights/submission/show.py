import torch
import torch.nn as nn
X=torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0,100.,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
lstm.weight_hh_l0.data.zero_()
lstm(X.unsqueeze(1))
gates = X @ lstm.weight_ih_l0.T
i, f, g, o = gates.unbind(1)
c = 0
out = []
for t in range(9):
    c = torch.sigmoid(f[t])*c + torch.sigmoid(i[t])*torch.tanh(g[t])
    out.append((torch.sigmoid(o[t])*torch.tanh(c)).item())
print('nn.LSTM 输出:', out)
