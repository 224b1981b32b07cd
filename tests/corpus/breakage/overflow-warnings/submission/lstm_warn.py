import numpy as np
import torch
import torch.nn as nn


def sigmoid(x):
    # x 很小的时候会有 overflow 警告，结果没问题
    return 1 / (1 + np.exp(-x))


def LSTM(inputs, Wg, Wi, Wf, Wo):
    c = 0
    ys = []
    for x in inputs:
        g = np.tanh(np.dot(Wg, x))
        i = sigmoid(np.dot(Wi, x))
        f = sigmoid(np.dot(Wf, x))
        o = sigmoid(np.dot(Wo, x))
        c = f * c + i * g
        ys.append(o * np.tanh(c))
    return np.array(ys)


inputs = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
ys = LSTM(np.array(inputs, dtype=np.float32),
          np.array([1, 0, 0, 0], dtype=np.float32), np.array([0, 100, 0, -10], dtype=np.float32),
          np.array([0, 100, 0, 10], dtype=np.float32), np.array([0, 0, 100, -10], dtype=np.float32))
print(ys)

# dropout 对单层没有作用，torch 会警告
lstm = nn.LSTM(4, 1, bias=False, dropout=0.0001)
lstm.weight_ih_l0.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
lstm.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = lstm(torch.tensor(torch.tensor(inputs).float()))
print(out.detach().numpy().T)
