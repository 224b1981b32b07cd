import numpy as np
import torch


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


shuru = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]

# numpy
c = 0
shuchu = []
for x in shuru:
    g = np.tanh(np.dot(x, [1, 0, 0, 0]))
    i = sigmoid(np.dot(x, [0, 100, 0, -10]))
    f = sigmoid(np.dot(x, [0, 100, 0, 10]))
    o = sigmoid(np.dot(x, [0, 0, 100, -10]))
    c = f * c + i * g
    shuchu.append(o * np.tanh(c))
print(np.round(shuchu, 2))

# 问一下要不要继续
print('继续做 LSTMCell 吗？(y/n)')
while True:
    daan = input()
    if daan in ('y', 'n'):
        break

if daan == 'y':
    cell = torch.nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
    cell.weight_hh.data = torch.zeros(4, 1)
    h, c = torch.zeros(1, 1), torch.zeros(1, 1)
    for x in shuru:
        h, c = cell(torch.tensor([x]).float(), (h, c))
        print(round(h.item(), 2))
