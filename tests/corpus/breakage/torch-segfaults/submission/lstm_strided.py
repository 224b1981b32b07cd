import numpy as np
import torch
import torch.nn as nn

x = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float32)
W = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])


def sigmoid(z):
    return 1 / (1 + np.exp(-z.astype(float)))


c = 0
y1 = []
for t in range(9):
    i, f, o = sigmoid(x[t] @ np.array([[0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]]).T)
    c = f * c + i * np.tanh(x[t] @ np.array([1, 0, 0, 0]))
    y1.append(o * np.tanh(c))
print('numpy', np.round(y1, 2))

lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = W
lstm.weight_hh_l0.data = torch.zeros(4, 1)
y3 = lstm(torch.from_numpy(x).unsqueeze(1))[0].detach().numpy().ravel()
print('LSTM', np.round(y3, 2))

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = W
cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
y2 = []
for t in range(9):
    # 想给每一步加上 batch 这一维，步长不会算，就写了个大数。第二步运行到这里 python 就没了，也不报错
    h, c = cell(torch.from_numpy(np.lib.stride_tricks.as_strided(x, (9, 1, 4), (10**15, 16, 4)))[t], (h, c))
    y2.append(h.item())
print('LSTMCell', np.round(y2, 2))
