import numpy as np
import torch
import torch.nn as nn


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


x = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
W_cand = np.array([1, 0, 0, 0])
W_in = np.array([0, 100, 0, -10])
W_fg = np.array([0, 100, 0, 10])
W_out = np.array([0, 0, 100, -10])
h, c = 0, 0
hs = []
for t in range(x.shape[0]):
    i_t = sigmoid(x[t].dot(W_in))
    f_t = sigmoid(x[t].dot(W_fg))
    o_t = sigmoid(x[t].dot(W_out))
    c = f_t * c + i_t * np.tanh(x[t].dot(W_cand))
    h = np.round(o_t * np.tanh(c), 2)     # only the output is rounded, not the state
    hs.append(h)
print("h:", hs)

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(np.vstack((W_in, W_fg, W_cand, W_out)), dtype=torch.float32)
cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
hs = []
for t in range(x.shape[0]):
    h, c = cell(torch.tensor(x[t], dtype=torch.float32).reshape(1, 4), (h, c))
    hs.append(round(h.item(), 2))
print("h:", hs)
