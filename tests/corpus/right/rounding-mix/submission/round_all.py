import numpy as np
import torch
from torch import nn

x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)   # i f g o

# numpy, np.around with 4
def sigm(v):
    return 1/(1+np.exp(-v))
h_np, c = [], 0
for xt in x:
    a = W @ xt
    c = sigm(a[1])*c + sigm(a[0])*np.tanh(a[2])
    h_np.append(sigm(a[3])*np.tanh(c))
h_np = np.around(h_np, 4)
print(h_np)

# LSTMCell, format with 3
cell = nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.from_numpy(W)
cell.weight_hh.data = torch.zeros(4, 1)
cell.bias_ih.data = torch.zeros(4)
cell.bias_hh.data = torch.zeros(4)
hc = torch.zeros(1, 1), torch.zeros(1, 1)
h_cell = []
for xt in x:
    hc = cell(torch.from_numpy(xt).view(1, 4), hc)
    h_cell.append(format(hc[0].item(), '.3f'))
print(h_cell)

# LSTM, torch.round with 2
lstm = nn.LSTM(4, 1)
lstm.weight_ih_l0.data = torch.from_numpy(W)
lstm.weight_hh_l0.data = torch.zeros(4, 1)
lstm.bias_ih_l0.data = torch.zeros(4)
lstm.bias_hh_l0.data = torch.zeros(4)
h_lstm = lstm(torch.from_numpy(x)[:, None])[0]
print(torch.round(h_lstm, decimals=2).view(-1))
