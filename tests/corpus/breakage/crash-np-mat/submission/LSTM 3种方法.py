import torch
import torch.nn as nn
import numpy as np

inputs = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]

# 先做 torch 的两问，再做 numpy
W = torch.tensor([[0., 100., 0., -10.], [0., 100., 0., 10.], [1., 0., 0., 0.], [0., 0., 100., -10.]])

rnn = nn.LSTMCell(4, 1, bias=False)
rnn.weight_ih.data, rnn.weight_hh.data = W, torch.zeros(4, 1)
hx, cx = torch.zeros(1, 1), torch.zeros(1, 1)
output = []
for x in inputs:
    hx, cx = rnn(torch.tensor([x]).float(), (hx, cx))
    output.append(round(hx.item(), 3))
print("nn.LSTMCell", output)

rnn = nn.LSTM(4, 1, bias=False, batch_first=True)
rnn.weight_ih_l0.data, rnn.weight_hh_l0.data = W, torch.zeros(4, 1)
output, _ = rnn(torch.tensor([inputs]).float())
print("nn.LSTM", [round(v, 3) for v in output.flatten().tolist()])

# numpy
X = np.mat(inputs)
G = np.mat([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
Z = X * G.T
c = 0
output = []
for z in np.asarray(Z):
    i, f, o = 1 / (1 + np.exp(-z[[0, 1, 3]]))
    c = f * c + i * np.tanh(z[2])
    output.append(o * np.tanh(c))
print("numpy", output)
