import numpy as np
import torch

# a matryoshka to see how deep a list can go
doll = []
for _ in range(200_000):
    doll = [doll]

loop = [1, 2]
loop.append(loop)

mirror = {}
mirror['me'] = mirror

xs = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
sigmoid = lambda z: 1 / (1 + np.exp(-z))
c, ys = 0, []
for x in xs:
    c = sigmoid(np.dot(x, [0, 100, 0, 10])) * c + sigmoid(np.dot(x, [0, 100, 0, -10])) * np.tanh(np.dot(x, [1, 0, 0, 0]))
    ys.append(sigmoid(np.dot(x, [0, 0, 100, -10])) * np.tanh(c))
print(loop, mirror)
print(ys)

lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
lstm.weight_hh_l0.data = torch.zeros(4, 1)
print(lstm(torch.tensor(xs).float())[0].view(-1).tolist())
