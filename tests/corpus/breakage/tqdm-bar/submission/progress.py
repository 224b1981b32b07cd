from time import sleep

import numpy as np
import torch
from tqdm import tqdm, trange

x = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
w_ih = [[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


c = 0
numpy_h = []
bar = tqdm(x, desc='numpy')
for x_t in bar:
    i, f, g, o = np.dot(w_ih, x_t)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    numpy_h.append(h)
    bar.set_postfix(h=f'{h:.2f}')
    sleep(0.01)
tqdm.write(str(np.round(numpy_h, 2)))

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(w_ih, dtype=torch.float)
cell.weight_hh.data.zero_()
cell_h = []
h = c = torch.zeros(1, 1)
for t in trange(9, desc='cell'):
    h, c = cell(torch.tensor(x[t], dtype=torch.float).view(1, -1), (h, c))
    cell_h.append(h.item())
tqdm.write(str(np.round(cell_h, 2)))
