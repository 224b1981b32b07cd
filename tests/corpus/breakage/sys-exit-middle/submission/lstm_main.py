import sys
import numpy as np
import torch
import torch.nn as nn

INPUT = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
         [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
WEIGHT = [[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


# 第一部分
c = 0
out1 = []
for x in np.array(INPUT):
    zi, zf, zg, zo = np.array(WEIGHT) @ x
    c = sigmoid(zf) * c + sigmoid(zi) * np.tanh(zg)
    out1.append(sigmoid(zo) * np.tanh(c))
print('out1', np.round(out1, 2))

# 第二部分
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(WEIGHT, dtype=torch.float32)
cell.weight_hh.data = torch.zeros(4, 1)
h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
out2 = []
for x in torch.tensor(INPUT, dtype=torch.float32):
    h, c = cell(x.view(1, 4), (h, c))
    out2.append(h.item())
print('out2', np.round(out2, 2))

if not torch.cuda.is_available():
    print('没有 GPU，先退出')
    sys.exit(1)

# 第三部分
lstm = nn.LSTM(4, 1, bias=False).cuda()
lstm.weight_ih_l0.data = torch.tensor(WEIGHT, dtype=torch.float32).cuda()
lstm.weight_hh_l0.data = torch.zeros(4, 1).cuda()
out3, _ = lstm(torch.tensor(INPUT, dtype=torch.float32).view(9, 1, 4).cuda())
print('out3', out3.view(-1).tolist())
