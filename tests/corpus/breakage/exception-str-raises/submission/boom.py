import numpy as np
import torch


class Grumpy(Exception):
    def __str__(self):
        raise RuntimeError("you will not read this")

    __repr__ = __str__


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


x = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
c, y = 0.0, []
for x_t in x:
    c = sigmoid(x_t @ [0, 100, 0, 10]) * c + sigmoid(x_t @ [0, 100, 0, -10]) * np.tanh(x_t @ [1, 0, 0, 0])
    y.append(sigmoid(x_t @ [0, 0, 100, -10]) * np.tanh(c))
print(y)

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
if cell.weight_hh.abs().sum() > 0:
    raise Grumpy()
print([cell(torch.tensor(x_t).float()[None])[0].item() for x_t in x])
