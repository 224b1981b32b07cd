import numpy as np
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
w_c = np.array([1., 0, 0, 0]); w_i = np.array([0., 100, 0, -10]); w_f = np.array([0., 100, 0, 10]); w_o = np.array([0., 0, 100, -10])
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
c = 0
outputs = []
for xt in x:
    g = np.tanh(w_c @ xt)
    c = sigmoid(w_f @ xt) * c + sigmoid(w_i @ xt) * g
    outputs.append(sigmoid(w_o @ xt) * np.tanh(c))
print('numpy:', [round(float(v), 2) for v in outputs])
import torch
import torch.nn as nn
lstm = nn.LSTM(4, 1, bias=False)
with torch.no_grad():
    lstm.weight_ih_l0.copy_(torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]))
    lstm.weight_hh_l0.zero_()
out, _ = lstm(torch.tensor(x, dtype=torch.float32).unsqueeze(1))
print('nn.LSTM:', out.squeeze().tolist())


# 6-4
from torch.autograd import grad
rnn = nn.LSTM(3, 2)
ys, _ = rnn(torch.randn(6, 1, 3))
for (n, p), g in zip(rnn.named_parameters(), grad(ys.sum(), list(rnn.parameters()))):
    print(n, g)
