import numpy as np
import torch
import torch.nn as nn
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
def sigmoid(z): return 1/(1+np.exp(-z))

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(W)
cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
y_cell = []
for t in range(9):
    h, c = cell(torch.tensor(x[t]).view(1, 4), (h, c))
    y_cell.append(h.item())
print('LSTMCell:', np.round(y_cell, 2))
