import numpy as np
import torch
import torch.nn as nn
xs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
w = [[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]
# LSTMCell: biases given by bias_ih, but the 4th column kept zero by mistake in forget row
cell = nn.LSTMCell(3, 1)
cell.weight_ih.data = torch.Tensor(w)[:, :3]
cell.bias_ih.data = torch.Tensor([-10, 10, 0, 10])
cell.bias_hh.data = torch.zeros(4)
cell.weight_hh.data = torch.zeros(4, 1)
h = c = torch.zeros(1, 1)
print('LSTMCell')
for x in xs:
    h, c = cell(torch.Tensor([x[:3]]), (h, c))
    print(round(h.item(), 2))
# LSTM: biases in both vectors
lstm = nn.LSTM(3, 1)
lstm.weight_ih_l0.data = torch.Tensor(w)[:, :3]
lstm.bias_ih_l0.data = torch.Tensor([-10, 10, 0, -10])
lstm.weight_hh_l0.data = torch.zeros(4, 1)
y, _ = lstm(torch.Tensor(xs)[:, None, :3])
print('LSTM')
for v in y:
    print(round(v.item(), 2))
