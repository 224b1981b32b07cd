import numpy as np
import torch
import torch.nn as nn
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W_g = np.array([1,0,0,0]); W_i = np.array([0,100,0,-10]); W_f = np.array([0,100,0,10]); W_o = np.array([0,0,100,-10])

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(np.array([W_i, W_f, W_g, W_o])).float(); cell.weight_hh.data = torch.zeros(4, 1)
s = None
for t, x in enumerate(torch.from_numpy(X), 1):
    s = cell(x[None], s)
    print(t, 'no output' if s[0].abs() < 0.01 else 'output %.3f' % s[0].item())
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor(np.array([W_i, W_f, W_g, W_o])).float(); lstm.weight_hh_l0.data = torch.zeros(4, 1)
for t, v in enumerate(lstm(torch.from_numpy(X))[0], 1):
    print(t, 'no output' if v.abs() < 0.01 else 'output %.3f' % v.item())
