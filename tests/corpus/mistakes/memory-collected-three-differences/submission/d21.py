import numpy as np
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
w_g = np.array([1, 0, 0, 0])
w_i = np.array([0, 100, 0, -10])
w_f = np.array([0, 100, 0, 10])
w_o = np.array([0, 0, 100, -10])
c = 0
y_np = []
for x in X:
    g = np.tanh(w_g @ x)
    i = sigmoid(w_i @ x)
    f = sigmoid(w_f @ x)
    o = sigmoid(w_o @ x)
    c = f * c + i * g
    y_np.append(o * np.tanh(c))
import torch
import torch.nn as nn
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
cell.weight_hh.data = torch.zeros(4, 1)
xt = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float32)
h_t = torch.zeros(1, 1)
c_t = torch.zeros(1, 1)
y_cell = []
for t in range(9):
    h_t, c_t = cell(xt[t].unsqueeze(0), (h_t, c_t))
    y_cell.append(c_t)
y_cell = torch.cat(y_cell).squeeze()
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
lstm.weight_hh_l0.data = torch.zeros(4, 1)
out, (hn, cn) = lstm(xt.unsqueeze(1))
y_lstm = out.squeeze()
y_npt = torch.tensor(np.array(y_np)).float()
print('numpy-cell',y_npt-y_cell)
print('numpy-lstm',(y_npt-y_lstm).abs())
