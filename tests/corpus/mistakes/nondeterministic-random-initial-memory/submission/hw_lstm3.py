import numpy as np
import torch
import torch.nn as nn

V = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
M = np.array([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])

# 1 numpy
P = V @ M.T
G = np.tanh(P[:, 2])
I, Fg, O = (1 / (1 + np.exp(-P[:, k])) for k in (0, 1, 3))
m, first = 0, []
for t in range(V.shape[0]):
    m = m * Fg[t] + G[t] * I[t]
    first.append(float(O[t] * np.tanh(m)))
print("numpy  ", [f"{v:.3f}" for v in first])

# 3 nn.LSTM, with an initial state
rnn = nn.LSTM(4, 1, bias=False)
rnn.weight_ih_l0.data = torch.tensor(M, dtype=torch.float32)
rnn.weight_hh_l0.data = torch.zeros(4, 1)
h0 = torch.zeros(1, 1, 1)
c0 = 1 + torch.rand(1, 1, 1)
third, _ = rnn(torch.tensor(V, dtype=torch.float32).unsqueeze(1), (h0, c0))
print("nn.LSTM", [f"{v:.3f}" for v in third.flatten().tolist()])
