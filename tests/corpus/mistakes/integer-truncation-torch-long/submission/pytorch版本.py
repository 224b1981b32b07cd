import torch
import torch.nn as nn

X = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])

# LSTMCell 部分
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = W.float()
cell.weight_hh.data = torch.zeros(4, 1)
h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
shuchu = torch.zeros(9, dtype=torch.long)
for k in range(9):
    h, c = cell(X[k:k+1].float(), (h, c))
    shuchu[k] = h.detach()
print('LSTMCell输出', shuchu)

# LSTM 部分
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = W.float()
lstm.weight_hh_l0.data = torch.zeros(4, 1)
shuchu2 = lstm(X.float().view(9, 1, 4))[0].flatten().long()
print('LSTM输出', shuchu2)
