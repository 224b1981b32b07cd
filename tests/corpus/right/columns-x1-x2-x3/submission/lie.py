import numpy as np
import torch
import torch.nn as nn
import math

# 按列写输入，跟图上的一样
x1 = np.array([1, 3, 2, 4, 2, 1, 3, 6, 1])
x2 = np.array([0, 1, 0, 1, 0, 0, -1, 1, 0])
x3 = np.array([0, 0, 0, 0, 0, 1, 0, 0, 1])
bias = np.ones(9)


def S(a):
    return 1 / (1 + np.exp(-a))


zhuangtai = 0
y = np.array([])
for t in range(len(x1)):
    z = np.tanh(1 * x1[t])
    zi = S(100 * x2[t] - 10 * bias[t])
    zf = S(100 * x2[t] + 10 * bias[t])
    zo = S(100 * x3[t] - 10 * bias[t])
    zhuangtai = z * zi + zhuangtai * zf
    y = np.append(y, np.tanh(zhuangtai) * zo)
print('y =', y.round(2))

x = torch.from_numpy(np.stack((x1, x2, x3, bias), axis=1)).to(torch.float32)
print(x.shape)
rnn = nn.LSTMCell(4, 1)
rnn.weight_ih.data = torch.Tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
rnn.weight_hh.data = torch.Tensor([0, 0, 0, 0]).view(4, 1)
nn.init.zeros_(rnn.bias_ih)
nn.init.zeros_(rnn.bias_hh)
hx = torch.zeros(1, 1)
cx = torch.zeros(1, 1)
output = []
for i in range(x.size()[0]):
    hx, cx = rnn(x[i].unsqueeze(0), (hx, cx))
    output.append(hx)
output = torch.stack(output, dim=0)
print(output)

rnn = nn.LSTM(4, 1, 1)
rnn.weight_ih_l0.data = torch.Tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
rnn.weight_hh_l0.data = torch.Tensor([0, 0, 0, 0]).view(4, 1)
nn.init.zeros_(rnn.bias_ih_l0)
nn.init.zeros_(rnn.bias_hh_l0)
output, (hn, cn) = rnn(x.unsqueeze(1), (torch.zeros(1, 1, 1), torch.zeros(1, 1, 1)))
print(output)
print(output.shape)
