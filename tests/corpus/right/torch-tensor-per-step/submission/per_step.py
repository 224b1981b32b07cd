import torch
import torch.nn as nn
import numpy as np

input_data = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

# LSTMCell
cell = nn.LSTMCell(4,1,bias=False)
cell.weight_ih.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
cell.weight_hh.data = torch.Tensor(np.zeros((4,1)))
h = torch.zeros((1,1))
c = torch.zeros((1,1))
rnn_out = []
for x in input_data:
    h, c = cell(torch.Tensor([x]), (h, c))
    rnn_out.append(h)
print(rnn_out)

# LSTM (seq,batch,feature)
lstm = nn.LSTM(4,1,bias=False)
lstm.weight_ih_l0.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
lstm.weight_hh_l0.data = torch.Tensor(np.zeros((4,1)))
rnn_out, (h, c) = lstm(torch.Tensor([[x] for x in input_data]), (torch.zeros(1,1,1), torch.zeros(1,1,1)))
print(rnn_out)
print(rnn_out.shape, h.shape, c.shape)
