import numpy as np
import torch
import torch.nn as nn

print('======== 6-3P (1) ========')
序列 = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]


def σ(x):
    return 1 / (1 + np.exp(-x))


记忆 = 0
结果1 = []
for x in np.array(序列, dtype='float'):
    记忆 = σ(x @ [0, 100, 0, 10]) * 记忆 + σ(x @ [0, 100, 0, -10]) * np.tanh(x @ [1, 0, 0, 0])
    结果1.append(σ(x @ [0, 0, 100, -10]) * np.tanh(记忆))
print(np.array(结果1).round(2))

print('======== 6-3P (2) ========')
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)
cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
结果2 = np.zeros(9)
for k in range(9):
    h, c = cell(torch.tensor([序列[k]], dtype=torch.float32), (h, c))
    结果2[k] = h.numpy()[0, 0]
print(结果2.round(2))

print('======== 6-3P (3) ========')
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = cell.weight_ih.data
lstm.weight_hh_l0.data = cell.weight_hh.data
out, _ = lstm(torch.tensor(序列, dtype=torch.float32))
结果3 = out.numpy()
print(结果3.round(2))
