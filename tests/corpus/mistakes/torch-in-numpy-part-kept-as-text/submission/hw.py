import numpy as np
import torch
from torch import nn

report = []


def note(name, number):
    report.append(f"{number:.4f}")


x1 = [1, 3, 2, 4, 2, 1, 3, 6, 1]
x2 = [0, 1, 0, 1, 0, 0, -1, 1, 0]
x3 = [0, 0, 0, 0, 0, 1, 0, 0, 1]
X = np.array([x1, x2, x3, [1] * 9], dtype=float).T


def gate(row, w):
    return 1 / (1 + np.exp(-np.dot(row, w)))


memory = 0.0
for row in X:
    write, keep = gate(row, [0, 100, 0, -10]), gate(row, [0, 100, 0, 10])
    memory = write * torch.tanh(torch.tensor(row[0])).item() + keep * memory
    note("numpy", gate(row, [0, 0, 100, -10]) * np.tanh(memory))
report.append("\n")

rows = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)
xs = torch.tensor(X, dtype=torch.float32)
cell = nn.LSTMCell(4, 1, bias=False)
layer = nn.LSTM(4, 1, bias=False)
with torch.no_grad():
    cell.weight_ih.copy_(rows)
    cell.weight_hh.zero_()
    layer.weight_ih_l0.copy_(rows)
    layer.weight_hh_l0.zero_()
h = c = torch.zeros(1, 1)
for x in xs:
    h, c = cell(x.view(1, 4), (h, c))
    note("cell", h.item())
report.append("\n")
out, _ = layer(xs.view(9, 1, 4))
for o in out.flatten():
    note("lstm", o.item())
print(" ".join(report))
