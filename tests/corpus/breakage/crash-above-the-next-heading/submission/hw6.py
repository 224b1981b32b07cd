import numpy as np
import torch
import torch.nn as nn

# ---------- 1. numpy ----------
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
def sigmoid(z):
    return 1/(1+np.exp(-z))
c = 0
ys = []
for t in range(10):
    a = W.dot(x[t])
    g = np.tanh(a[0]); i = sigmoid(a[1]); f = sigmoid(a[2]); o = sigmoid(a[3])
    c = f*c + i*g
    ys.append(o*np.tanh(c))
print('numpy:', np.round(ys, 2))

# ---------- 2. LSTMCell ----------
Wt = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = Wt
cell.weight_hh.data = torch.zeros(4, 1)
h = torch.zeros(1, 1); c = torch.zeros(1, 1)
for t in range(9):
    h, c = cell(torch.tensor(x[t]).float().view(1, 4), (h, c))
    print(h.item())

# ---------- 3. LSTM ----------
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = Wt
lstm.weight_hh_l0.data = torch.zeros(4, 1)
print(lstm(torch.tensor(x).float().view(9, 1, 4))[0].view(-1))
