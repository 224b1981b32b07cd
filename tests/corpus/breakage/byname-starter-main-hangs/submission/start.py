import numpy as np
import torch
from torch import nn

inputs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
weights = {
    "candidate": np.array([1, 0, 0, 0], dtype=float),
    "input_gate": np.array([0, 100, 0, -10], dtype=float),
    "forget_gate": np.array([0, 100, 0, 10], dtype=float),
    "output_gate": np.array([0, 0, 100, -10], dtype=float),
}


def until_settled(value):
    while value > 0.0:
        value = min(value + 0.1, 1.0)
    return value


def lstm_numpy(inputs, weights):
    c, ys = 0.0, []
    for x in inputs:
        i, f, o = (1 / (1 + np.exp(-x @ weights[k])) for k in ("input_gate", "forget_gate", "output_gate"))
        c = until_settled(f) * c + i * np.tanh(x @ weights["candidate"])
        ys.append(o * np.tanh(c))
    return ys


def rows(weights):
    return torch.tensor(np.array([weights[k] for k in ("input_gate", "forget_gate", "candidate", "output_gate")]), dtype=torch.float32)


def lstm_cell(inputs, weights):
    cell = nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = rows(weights)
    cell.weight_hh.data.zero_()
    hc, ys = None, []
    for x in torch.tensor(inputs, dtype=torch.float32):
        hc = cell(x, hc)
        ys.append(float(hc[0]))
    return ys


def lstm(inputs, weights):
    net = nn.LSTM(4, 1, bias=False)
    net.weight_ih_l0.data = rows(weights)
    net.weight_hh_l0.data.zero_()
    return net(torch.tensor(inputs, dtype=torch.float32))[0].detach()


if __name__ == "__main__":
    for function in (lstm_numpy, lstm_cell, lstm):
        try:
            print(function.__name__, function(inputs, weights))
        except NotImplementedError:
            print(function.__name__, "not yet")
