import numpy as np
import torch

parts = []


def keep(value):
    parts.append("%.3f" % value)


def sigma(v):
    return 1.0 / (1.0 + np.exp(-v))


table = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
m = 0.0
for line in table:
    m = sigma(line @ [0, 100, 0, 10]) * m + sigma(line @ [0, 100, 0, -10]) * np.tanh(line @ [1, 0, 0, 0])
    keep(sigma(line @ [0, 0, 100, -10]) * np.tanh(m))
parts.append("\n")

w = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]).float()
step = torch.nn.LSTMCell(4, 1, bias=False)
step.weight_ih.data = w
step.weight_hh.data.zero_()
state = None
for line in torch.from_numpy(table).float():
    state = step(line[None], state)
    keep(state[0].item())
parts.append("\n")

run = torch.nn.LSTM(4, 1, bias=False)
run.weight_ih_l0.data = w
run.weight_hh_l0.data.zero_()
for value in run(torch.from_numpy(table).float())[0]:
    keep(value.item())

print(" ".join(parts))
