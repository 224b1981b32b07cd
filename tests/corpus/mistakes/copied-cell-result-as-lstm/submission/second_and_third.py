import torch
import torch.nn as nn

inputs = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float32)

# LSTMCell
cell = nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
cell.weight_hh.data.zero_(); cell.bias_ih.data.zero_(); cell.bias_hh.data.zero_()
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
outs = []
for x in inputs.split(1, dim=0):
    h, c = cell(x, (h, c))
    outs.append(h.view(-1))
outs = torch.stack(outs).detach()
print("nn.LSTMCell output:")
print(outs)

# LSTM
lstm = nn.LSTM(4, 1)
lstm.weight_ih_l0.data = cell.weight_ih.data
lstm_outs = outs.clone()
print("nn.LSTM output:")
print(lstm_outs)
