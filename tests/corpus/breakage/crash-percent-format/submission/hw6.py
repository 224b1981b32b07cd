import numpy as np
import torch

def sigmoid(x): return 1 / (1 + np.exp(-x))

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])

# ---------- part one
hidden = []
c = np.zeros(1)
for x in X:
    x = x.reshape(4, 1)
    c = sigmoid(np.array([[0, 100, 0, 10]]) @ x) * c + sigmoid(np.array([[0, 100, 0, -10]]) @ x) * np.tanh(np.array([[1, 0, 0, 0]]) @ x)
    hidden.append(sigmoid(np.array([[0, 0, 100, -10]]) @ x) * np.tanh(c))
hidden = np.array(hidden)
print('shape', hidden.shape)
print('y = %.2f' % hidden)

# ---------- part two
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.Tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
cell.weight_hh.data = torch.zeros(4, 1)
state = None
for x in torch.Tensor(X):
    state = cell(x.reshape(1, 4), state)
    print('y = %.2f' % state[0].item())
