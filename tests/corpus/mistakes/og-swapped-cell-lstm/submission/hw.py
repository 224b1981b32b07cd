import torch
from torch import nn
X = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[0,0,100,-10],[1,0,0,0]]).float()
cell = nn.LSTMCell(4,1,bias=False)
cell.weight_ih.data = W; cell.weight_hh.data = torch.zeros(4,1)
h=c=torch.zeros(1,1)
print('LSTMCell:')
for x in X:
    h,c = cell(x.view(1,4),(h,c))
    print(h.item())
rnn = nn.LSTM(4,1,bias=False)
rnn.weight_ih_l0.data = W; rnn.weight_hh_l0.data = torch.zeros(4,1)
print('LSTM:', rnn(X.view(9,1,4))[0].view(-1).tolist())
