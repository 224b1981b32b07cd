import numpy as np
import torch
import torch.nn as nn

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
w = np.array([1, 0, 0, 0])
w_i = np.array([0, 100, 0, -10])
w_f = np.array([0, 100, 0, 10])
w_o = np.array([0, 0, 100, -10])


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


# 单步
def lstm_cell(x, c):
    g = np.tanh(w @ x)
    i = sigmoid(w_i @ x)
    f = sigmoid(w_f @ x)
    o = sigmoid(w_o @ x)
    c = f * c + i * g
    return o * np.tanh(c), c


c = 0
out = []
for x in X:
    y, c = lstm_cell(x, c)
    out.append(y)
print("numpy:", np.round(out, 3))

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.from_numpy(np.stack([w_i, w_f, w, w_o])).float()
cell.weight_hh.data = torch.zeros(4, 1)
hx = torch.zeros(1, 1)
cx = torch.zeros(1, 1)
out = []
for x in torch.from_numpy(X).float():
    hx, cx = cell(x.unsqueeze(0), (hx, cx))
    out.append(hx.item())
print("nn.LSTMCell:", np.round(out, 3))

lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = cell.weight_ih.data
lstm.weight_hh_l0.data = cell.weight_hh.data
out, _ = lstm(torch.from_numpy(X).float().unsqueeze(1))
print("nn.LSTM:", np.round(out.detach().numpy().squeeze(), 3))
