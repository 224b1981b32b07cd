import numpy as np
import torch
import torch.nn as nn
data = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

from scipy.special import expit as S
from numpy import tanh as T
W = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]], dtype=float)
c, y = 0.0, []
for x in np.array(data, dtype=float):
    g, i, f, o = W @ x
    c = S(f)*c + S(i)*T(g)
    y.append(S(o)*T(c))
print([round(v, 3) for v in y])

inp = torch.tensor([list(v) for v in data], dtype=torch.float32)
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data, cell.weight_hh.data = W, torch.zeros(4,1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
for i in range(9):
    h, c = cell(inp[i].view(1,-1), (h, c))
    print('%.2f' % h.item())
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data, lstm.weight_hh_l0.data = W, torch.zeros(4,1)
out, _ = lstm(inp.unsqueeze(1))
for i in range(9):
    print('%.2f' % out[i, 0, 0].item())
