# -*- coding: utf-8 -*-
# 深度学习 LSTM 作业   计科2102  赵一鸣
import numpy as np
import torch
from torch import nn


def sig(z):
    return 1.0 / (1.0 + np.exp(-z))


# ============ 第一部分 numpy ============
Wc = np.array([1, 0, 0, 0])        # 候选
Wi = np.array([0, 100, 0, -10])    # 输入门
Wf = np.array([0, 100, 0, 10])     # 遗忘门
Wo = np.array([0, 0, 100, 0])    # 输出门

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1],
              [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1],
              [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])

c = 0
jieguo = []
for x in X:
    g = np.tanh(Wc @ x)
    i = np.round(sig(Wi @ x))
    f = np.round(sig(Wf @ x))
    o = np.round(sig(Wo @ x))
    c = f * c + i * g
    h = o * np.tanh(c)
    jieguo.append(round(float(h), 2))
print('numpy 结果:', jieguo)

# ============ 第二部分 LSTMCell ============
cell = nn.LSTMCell(4, 1)
# pytorch里四个门的顺序是 i f g o，所以要重新排一下
cell.weight_ih.data = torch.tensor([[0., 100., 0., -10.],
                                    [0., 100., 0., 10.],
                                    [1., 0., 0., 0.],
                                    [0., 0., 100., -10.]])
cell.weight_hh.data = torch.zeros(4, 1)

xs = torch.tensor(X, dtype=torch.float32)
h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
jieguo = []
for t in range(len(xs)):
    h, c = cell(xs[t].unsqueeze(0), (h, c))
    jieguo.append(round(h.item(), 2))
print('LSTMCell 结果:', jieguo)

# ============ 第三部分 LSTM ============
net = nn.LSTM(4, 1, batch_first=True)
net.weight_ih_l0.data = cell.weight_ih.data.clone()
net.weight_hh_l0.data = torch.zeros(4, 1)
out, (hn, cn) = net(xs.unsqueeze(0), (torch.zeros(1, 1, 1), torch.zeros(1, 1, 1)))
jieguo = [round(v, 2) for v in out.view(-1).tolist()]
print('LSTM 结果:', jieguo)
