# -*- coding: utf-8 -*-
"""
神经网络与深度学习  第六章课后作业  习题6-3P
姓名：张伟    班级：人工智能2102

三种方式跑同一个 LSTM，最后放在一起对比。
门控的值非常接近 0 或 1，按照 PPT 的画法四舍五入成 0/1。
"""
import numpy as np
import torch
import torch.nn as nn

# ------------------------------------------------------------------
# 数据：9 个时刻，每个时刻 [x1, x2, x3, 1]，最后一维是偏置用的常数
# ------------------------------------------------------------------
X = [
    [1, 0, 0, 1],
    [3, 1, 0, 1],
    [2, 0, 0, 1],
    [4, 1, 0, 1],
    [2, 0, 0, 1],
    [1, 0, 1, 1],
    [3, -1, 0, 1],
    [6, 1, 0, 1],
    [1, 0, 1, 1],
]

W_CANDIDATE = [1, 0, 0, 0]
W_IN = [0, 100, 0, -10]
W_FORGET = [0, 100, 0, 10]
W_OUT = [0, 0, 100, -10]


# ---------------------------- 1. NumPy ----------------------------
def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def gate(w, x):
    """门：sigmoid 之后取整，只有开(1)和关(0)两种状态"""
    return np.round(sigmoid(np.dot(w, x)))


def lstm_forward(seq):
    wg, wi, wf, wo = (np.array(w, dtype=float) for w in (W_CANDIDATE, W_IN, W_FORGET, W_OUT))
    c = 0.0
    hs = []
    for x in np.array(seq, dtype=float):
        g = np.tanh(np.dot(wg, x))
        c = gate(wf, x) * c + gate(wi, x) * g
        hs.append(gate(wo, x) * np.tanh(c))
    return np.array(hs)


y_numpy = lstm_forward(X)
print('NumPy      :', np.round(y_numpy, 2))

# -------------------------- 2. nn.LSTMCell -------------------------
# PyTorch 里四组权重竖着排，顺序是 输入门、遗忘门、候选、输出门
W_ih = torch.tensor([W_IN, W_FORGET, W_CANDIDATE, W_OUT], dtype=torch.float32)
x_torch = torch.tensor(X, dtype=torch.float32)

cell = nn.LSTMCell(input_size=4, hidden_size=1)
with torch.no_grad():
    cell.weight_ih.copy_(W_ih)
    cell.weight_hh.zero_()
    cell.bias_ih.zero_()   # 偏置默认是随机数，这里一定要清零
    cell.bias_hh.zero_()

h, c = torch.zeros(1, 1), torch.zeros(1, 1)
y_cell = []
with torch.no_grad():
    for t in range(len(x_torch)):
        h, c = cell(x_torch[t].unsqueeze(0), (h, c))
        y_cell.append(h.item())
print('nn.LSTMCell:', np.round(y_cell, 2))

# ---------------------------- 3. nn.LSTM ---------------------------
lstm = nn.LSTM(input_size=4, hidden_size=1, batch_first=True)
with torch.no_grad():
    lstm.weight_ih_l0.copy_(W_ih)
    lstm.weight_hh_l0.zero_()
    lstm.bias_ih_l0.zero_()
    lstm.bias_hh_l0.zero_()
    out, (h_n, c_n) = lstm(x_torch.unsqueeze(0))
y_lstm = out.squeeze().numpy()
print('nn.LSTM    :', np.round(y_lstm, 2))

print('三种实现最大差别：', max(np.abs(y_numpy - y_cell).max(), np.abs(y_numpy - y_lstm).max()))
