import numpy as np
import torch
from torch import nn

X = np.array([[1, 0, 0],
              [3, 1, 0],
              [2, 0, 0],
              [4, 1, 0],
              [2, 0, 0],
              [1, 0, 1],
              [3, -1, 0],
              [6, 1, 0],
              [1, 0, 1]], dtype=np.float32)

#               x1  x2   x3
W = np.array([[0, 100, 0],      # input gate
              [0, 100, 0],      # forget gate
              [1, 0, 0],        # candidate
              [0, 0, 100]], dtype=np.float32)
b = np.array([-10, 10, 0, -10], dtype=np.float32)


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


# -- numpy
c = 0.0
h_numpy = []
for x in X:
    i, f, g, o = W @ x + b
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h_numpy.append(sigmoid(o) * np.tanh(c))

# -- nn.LSTMCell, the bias goes where torch has a place for it
cell = nn.LSTMCell(3, 1)
cell.weight_ih.data = torch.tensor(W)
cell.bias_ih.data = torch.tensor(b)
cell.weight_hh.data = torch.zeros(4, 1)
cell.bias_hh.data = torch.zeros(4)
hx, cx = torch.zeros(1, 1), torch.zeros(1, 1)
h_cell = []
for x in torch.tensor(X):
    hx, cx = cell(x.view(1, 3), (hx, cx))
    h_cell.append(hx.item())

# -- nn.LSTM
lstm = nn.LSTM(3, 1)
lstm.weight_ih_l0.data = torch.tensor(W)
lstm.bias_ih_l0.data = torch.tensor(b)
lstm.weight_hh_l0.data = torch.zeros(4, 1)
lstm.bias_hh_l0.data = torch.zeros(4)
h_lstm = lstm(torch.tensor(X).view(9, 1, 3))[0].view(9).tolist()

for row in zip(range(1, 10), h_numpy, h_cell, h_lstm):
    print('step %d   numpy %.4f   cell %.4f   lstm %.4f' % row)
