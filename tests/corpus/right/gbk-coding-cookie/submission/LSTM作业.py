# -*- coding: gbk -*-
# 本文件用记事本保存，编码是GBK
import numpy as np
import torch
import torch.nn as nn

print('————————第一问：Numpy————————')
权重 = {'候选': [1, 0, 0, 0], '输入门': [0, 100, 0, -10], '遗忘门': [0, 100, 0, 10], '输出门': [0, 0, 100, -10]}
输入 = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
      [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]


def 激活(数):
    return 1 / (1 + np.exp(-数))


记忆 = 0
输出 = []
for 向量 in 输入:
    值 = {名: np.dot(权, 向量) for 名, 权 in 权重.items()}
    记忆 = 激活(值['遗忘门']) * 记忆 + 激活(值['输入门']) * np.tanh(值['候选'])
    输出.append(round(float(激活(值['输出门']) * np.tanh(记忆)), 3))
print('输出：', 输出)

print('————————第二问：LSTMCell————————')
单元 = nn.LSTMCell(4, 1)
单元.weight_ih.data = torch.tensor([权重[k] for k in ('输入门', '遗忘门', '候选', '输出门')], dtype=torch.float32)
for 参数 in (单元.weight_hh, 单元.bias_ih, 单元.bias_hh):
    nn.init.zeros_(参数)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
输出 = []
for 向量 in 输入:
    h, c = 单元(torch.tensor([向量], dtype=torch.float32), (h, c))
    输出.append(round(h.item(), 3))
print('输出：', 输出)

print('————————第三问：LSTM————————')
网络 = nn.LSTM(4, 1)
网络.weight_ih_l0.data = 单元.weight_ih.data
for 参数 in (网络.weight_hh_l0, 网络.bias_ih_l0, 网络.bias_hh_l0):
    nn.init.zeros_(参数)
结果, _ = 网络(torch.tensor(输入, dtype=torch.float32).view(9, 1, 4))
print('输出：', [round(v, 3) for v in 结果.view(-1).tolist()])
