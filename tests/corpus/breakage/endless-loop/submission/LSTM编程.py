import numpy as np
import torch
import torch.nn as nn

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def lstm_np(X):
    t = 0
    c = 0
    ys = []
    while t < len(X):
        g = np.tanh(X[t] @ np.array([1, 0, 0, 0]))
        i = sigmoid(X[t] @ np.array([0, 100, 0, -10]))
        f = sigmoid(X[t] @ np.array([0, 100, 0, 10]))
        o = sigmoid(X[t] @ np.array([0, 0, 100, -10]))
        c = f * c + i * g
        ys.append(o * np.tanh(c))
        t = t + 1
    return ys


print('NumPy:', lstm_np(X))

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0., 100., 0., -10.], [0., 100., 0., 10.], [1., 0., 0., 0.], [0., 0., 100., -10.]])
cell.weight_hh.data = torch.zeros(4, 1)
t = 0
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
while t < len(X):
    x = torch.tensor(X[t:t + 1], dtype=torch.float32)
    h, c = cell(x, (h, c))
    t + 1
print('LSTMCell:', h)

lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = cell.weight_ih.data
lstm.weight_hh_l0.data = torch.zeros(4, 1)
print('LSTM:', lstm(torch.tensor(X, dtype=torch.float32))[0].view(-1))
