import numpy as np
import torch

# 用Numpy实现LSTM
sigmoid = lambda a: torch.sigmoid(torch.tensor(float(a))).item()
tanh = lambda a: torch.tanh(torch.tensor(float(a))).item()

inputs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                   [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
w_c, w_i, w_f, w_o = np.array([[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]])

C, H = [0.], []
for x in inputs:
    C.append(sigmoid(w_f.dot(x)) * C[-1] + sigmoid(w_i.dot(x)) * tanh(w_c.dot(x)))
    H.append(round(sigmoid(w_o.dot(x)) * tanh(C[-1]), 4))
print('H:', H)
