import numpy as np
import torch
from torch import nn

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
w_g = np.array([1, 0, 0, 0], dtype=float)
w_i = np.array([0, 100, 0, -10], dtype=float)
w_f = np.array([0, 100, 0, 10], dtype=float)
w_o = np.array([0, 0, 100, -10], dtype=float)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


c = 0.0
ys = []
for x in X:
    g = w_g @ x
    i = sigmoid(w_i @ x)
    f = sigmoid(w_f @ x)
    o = sigmoid(w_o @ x)
    c = f * c + i * g
    ys.append(o * c)
print("numpy:", ys)

W = torch.tensor(np.array([w_i, w_f, w_g, w_o]), dtype=torch.float32)

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = W
cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
cell_out = []
for x in torch.tensor(X, dtype=torch.float32):
    h, c = cell(x.reshape(1, 4), (h, c))
    cell_out.append(h.item())
print("LSTMCell:", cell_out)

lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = W
lstm.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = lstm(torch.tensor(X, dtype=torch.float32).reshape(9, 1, 4))
print("LSTM:", out.detach().reshape(-1).tolist())
