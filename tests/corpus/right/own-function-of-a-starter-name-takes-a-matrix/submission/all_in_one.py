import numpy as np
import torch
from torch import nn

INPUTS = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float32)
WEIGHTS = np.array([[0, 100, 0, -10],   # i
                    [0, 100, 0, 10],    # f
                    [1, 0, 0, 0],       # g
                    [0, 0, 100, -10]],  # o
                   dtype=np.float32)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def lstm_numpy(inputs, weights):
    wi, wf, wg, wo = weights
    c = 0
    ys = []
    for x in inputs:
        c = sigmoid(x @ wf) * c + sigmoid(x @ wi) * np.tanh(x @ wg)
        ys.append(sigmoid(x @ wo) * np.tanh(c))
    return np.array(ys)


def lstm_torch_cell(inputs, weights):
    cell = nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = torch.tensor(weights)
    cell.weight_hh.data.zero_()
    h = c = torch.zeros(1, 1)
    ys = []
    for x in torch.tensor(inputs):
        h, c = cell(x[None], (h, c))
        ys.append(h.item())
    return np.array(ys)


def lstm_torch(inputs, weights):
    net = nn.LSTM(4, 1, bias=False)
    net.weight_ih_l0.data = torch.tensor(weights)
    net.weight_hh_l0.data.zero_()
    return net(torch.tensor(inputs))[0].detach().numpy().ravel()


for fn in (lstm_numpy, lstm_torch_cell, lstm_torch):
    print(fn.__name__, fn(INPUTS, WEIGHTS).round(2))
