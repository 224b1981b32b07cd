import numpy as np
from torch import nn
import torch


def lstm_by_numpy(X, W):
    """(1) NumPy implementation"""
    op = nn.LSTMCell(4, 1, bias=False)
    op.weight_ih = nn.Parameter(torch.as_tensor(W, dtype=torch.float32))
    op.weight_hh = nn.Parameter(torch.zeros(4, 1))
    state, ys = None, np.zeros(len(X))
    for t, x in enumerate(np.asarray(X, dtype=np.float32)):
        state = op(torch.from_numpy(x).view(1, 4), state)
        ys[t] = state[0].item()
    return ys


def lstm_by_torch(X, W):
    """(3) nn.LSTM"""
    op = nn.LSTM(4, 1, bias=False)
    op.weight_ih_l0 = nn.Parameter(torch.as_tensor(W, dtype=torch.float32))
    op.weight_hh_l0 = nn.Parameter(torch.zeros(4, 1))
    return op(torch.as_tensor(X, dtype=torch.float32).view(-1, 1, 4))[0].detach().numpy().ravel()


X = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
W = [[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]
r1 = lstm_by_numpy(X, W)
r3 = lstm_by_torch(X, W)
print("(1) numpy  ", r1.round(4))
print("(3) nn.LSTM", r3.round(4))
