#!/usr/bin/env python3
# 作业：LSTM 三种实现      赵磊
import numpy as np
import torch
from torch import nn

data = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
        [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
# 一行一组权重：候选、输入门、遗忘门、输出门（从上到下跟图里一样）
W = [[1, 0, 0, 0],
     [0, 100, 0, -10],
     [0, 100, 0, 10],
     [0, 0, 100, -10]]


class MyLSTM:
    """手写的 LSTM，hidden_size = 1"""

    def __init__(self, W):
        self.W = np.array(W, dtype=np.float64)
        self.c = 0.0

    def __call__(self, x):
        a = self.W.dot(np.asarray(x, dtype=np.float64))
        g = np.tanh(a[0])
        i, f, o = 1 / (1 + np.exp(-a[1:]))
        self.c = f * self.c + i * g
        return o * np.tanh(self.c)


net = MyLSTM(W)
res1 = [net(x) for x in data]
print('1) numpy')
print('、'.join('%.2f' % r for r in res1))

# 2) LSTMCell，直接把上面的 W 放进去
cell = nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.FloatTensor(W)
cell.weight_hh.data.fill_(0)
cell.bias_ih.data.fill_(0)
cell.bias_hh.data.fill_(0)
h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
res2 = []
for x in torch.FloatTensor(data):
    h, c = cell(x.reshape(1, -1), (h, c))
    res2.append(h.item())
print('2) nn.LSTMCell')
print('、'.join('%.2f' % r for r in res2))

# 3) LSTM
lstm = nn.LSTM(4, 1)
lstm.weight_ih_l0.data = torch.FloatTensor(W)
lstm.weight_hh_l0.data.fill_(0)
lstm.bias_ih_l0.data.fill_(0)
lstm.bias_hh_l0.data.fill_(0)
out, _ = lstm(torch.FloatTensor(data).reshape(9, 1, 4))
res3 = out.flatten().tolist()
print('3) nn.LSTM')
print('、'.join('%.2f' % r for r in res3))
# 2、3 的结果一样，但是和 1 不太一样，应该是 torch 内部精度的问题？
