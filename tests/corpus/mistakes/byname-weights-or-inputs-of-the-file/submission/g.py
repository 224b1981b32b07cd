import numpy as np
import torch
from torch import nn

inputs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
w_c, w_i, w_f, w_o = np.array([[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]], dtype=float)
data = inputs
W = torch.tensor(np.array([w_i, w_f, w_c, w_o])).float()


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def lstm_numpy(inputs, weights):
    c, ys = 0, []
    for x in inputs:
        c = sigmoid(w_f @ x) * c + sigmoid(w_i @ x) * np.tanh(w_c @ x)
        ys.append(sigmoid(w_o @ x) * np.tanh(c))
    return ys


def lstm_cell(inputs, weights):
    cell = nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = W.clone()
    cell.weight_hh.data = torch.zeros(4, 1)
    ys, s = [], None
    for x in torch.tensor(inputs).float():
        s = cell(x, s)
        ys.append(s[0].item())
    return ys


def lstm(inputs, weights):
    net = nn.LSTM(4, 1, bias=False)
    net.weight_ih_l0.data = W.clone()
    net.weight_hh_l0.data = torch.zeros(4, 1)
    return net(torch.tensor(data).float())[0].view(-1)


print(lstm_numpy(inputs, None), lstm_cell(inputs, None), lstm(inputs, None))
