import torch
import torch.nn as nn
X = torch.zeros(10, 4)
X[1:, 0] = torch.tensor([1., 3, 2, 4, 2, 1, 3, 6, 1])
X[1:, 3] = 1.
X[[2, 4, 8], 1] = 1.
X[7, 1] = -1.
X[[6, 9], 2] = 1.
W = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = W; cell.weight_hh.data = torch.zeros(4, 1)
h = torch.zeros(1, 1); c = torch.zeros(1, 1)
hs = []
for t in range(10):
    h, c = cell(X[t].view(1, 4), (h, c))
    hs.append(h.item())
print('cell h1..h9:', [round(v, 3) for v in hs[1:]])
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = W; lstm.weight_hh_l0.data = torch.zeros(4, 1)
print('lstm h1..h9:', [round(v, 3) for v in lstm(X[1:])[0].flatten().tolist()])
