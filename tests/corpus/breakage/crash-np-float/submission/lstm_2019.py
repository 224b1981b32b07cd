# 代码是照着师兄2019年的作业环境写的 numpy==1.16
import numpy as np
import torch
from torch.autograd import Variable

x = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])

sigmoid = lambda a: 1.0 / (1.0 + np.exp(-a))
c = 0.0
hs = []
for t in range(len(x)):
    zi, zf, zg, zo = np.dot([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], x[t])
    c = sigmoid(zf) * c + sigmoid(zi) * np.tanh(zg)
    hs.append(sigmoid(zo) * np.tanh(c))
print(np.array(hs))

lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.Tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
lstm.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = lstm(Variable(torch.Tensor(x.astype(np.float)).view(9, 1, 4)))
print(out.data.numpy().reshape(-1))
