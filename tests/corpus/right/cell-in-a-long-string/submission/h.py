import numpy as np
import torch
import torch.nn as nn
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
def sigmoid(z): return 1/(1+np.exp(-z))

c = 0
y_np = []
for t in range(9):
    i, f, g, o = W @ x[t]
    c = sigmoid(f)*c + sigmoid(i)*np.tanh(g)
    y_np.append(sigmoid(o)*np.tanh(c))
print('numpy:', np.round(y_np, 2))

"""

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(W)
cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
y_cell = []
for t in range(9):
    h, c = cell(torch.tensor(x[t]).view(1, 4), (h, c))
    y_cell.append(h.item())
print('LSTMCell:', np.round(y_cell, 2))
"""

lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor(W)
lstm.weight_hh_l0.data = torch.zeros(4, 1)
y_lstm, _ = lstm(torch.tensor(x).view(9, 1, 4))
print('LSTM:', np.round(y_lstm.view(-1).tolist(), 2))
