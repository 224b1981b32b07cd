import numpy as np
import torch
from torch import nn

X = np.array([[0, 0, 1], [0, 1, 3], [0, 0, 2], [0, 1, 4], [0, 0, 2], [1, 0, 1], [0, -1, 3], [0, 1, 6], [1, 0, 1]], dtype=float)
w_c, b_c = np.array([0, 0, 1.0]), 0
w_i, b_i = np.array([0, 100.0, 0]), -10
w_f, b_f = np.array([0, 100.0, 0]), 10
w_o, b_o = np.array([100.0, 0, 0]), -10


def s(z):
    return 1 / (1 + np.exp(-z))


memory, outputs = 0.0, []
for x in X:
    memory = s(w_f @ x + b_f) * memory + s(w_i @ x + b_i) * np.tanh(w_c @ x + b_c)
    outputs.append(s(w_o @ x + b_o) * np.tanh(memory))
print([round(float(y), 3) for y in outputs])

rows = torch.tensor(np.stack([w_i, w_f, w_c, w_o]), dtype=torch.float32)
biases = torch.tensor([b_i, b_f, b_c, b_o], dtype=torch.float32)
steps = torch.tensor(X, dtype=torch.float32)

cell = nn.LSTMCell(3, 1)
cell.weight_ih.data, cell.bias_ih.data = rows, biases
cell.weight_hh.data.fill_(0)
cell.bias_hh.data.fill_(0)
hx, cx = torch.zeros(1, 1), torch.zeros(1, 1)
for x in steps:
    hx, cx = cell(x[None], (hx, cx))
    print(round(hx.item(), 3), end=" ")
print()

net = nn.LSTM(3, 1)
net.weight_ih_l0.data, net.bias_ih_l0.data = rows, biases
net.weight_hh_l0.data.fill_(0)
net.bias_hh_l0.data.fill_(0)
print(net(steps[:, None])[0].squeeze())
