"""LSTM by three ways"""
import numpy as np
import torch
from torch import nn


def main():
    x = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)
    w = np.array([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=np.float64)
    print("numpy   ", with_numpy(x, w))
    print("LSTM    ", with_lstm(x, w))
    print("LSTMCell", with_cell(x, w))


def with_numpy(x, w):
    outputs, c = [], 0
    for row in x @ w.T:
        i, f, o = 1 / (1 + np.exp(-row[[0, 1, 3]]))
        c = f * c + i * np.tanh(row[2])
        outputs.append(round(float(o * np.tanh(c)), 4))
    return outputs


def with_lstm(x, w):
    net = nn.LSTM(4, 1, bias=False)
    with torch.no_grad():
        net.weight_ih_l0.copy_(torch.from_numpy(w))
        net.weight_hh_l0.zero_()
        return net(torch.from_numpy(x).float())[0].flatten().tolist()


def with_cell(x, w):
    net = nn.LSTMCell(4, 1, bias=False)
    with torch.no_grad():
        net.weight_ih.copy_(torch.from_numpy(w))
        net.weight_hh.zero_()
        h = c = torch.zeros(1, 1)
        outputs = []
        for row in torch.from_numpy(x):         # doubles
            h, c = net(row[None], (h, c))
            outputs.append(h.item())
    return outputs


main()
