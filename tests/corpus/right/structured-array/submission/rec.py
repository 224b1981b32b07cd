import numpy as np
import torch
from numpy.lib import recfunctions as rfn

fields = [("value", "f4"), ("write", "f4"), ("read", "f4"), ("bias", "f4")]
seq = np.array([(1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1), (4, 1, 0, 1), (2, 0, 0, 1),
                (1, 0, 1, 1), (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1)], dtype=fields)
gates = np.array([(0, 100, 0, -10), (0, 100, 0, 10), (1, 0, 0, 0), (0, 0, 100, -10)], dtype=fields)

X = rfn.structured_to_unstructured(seq)
W = rfn.structured_to_unstructured(gates)
sigmoid = lambda z: 1 / (1 + np.exp(-z))
ys = np.zeros(len(seq), dtype=[("c", "f8"), ("y", "f8")])
c = 0
for t, (i, f, g, o) in enumerate(X @ W.T):
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    ys[t] = c, sigmoid(o) * np.tanh(c)
print(ys["y"].round(2))

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.from_numpy(W.copy())
cell.weight_hh.data = torch.zeros(4, 1)
hs = [(torch.zeros(1), torch.zeros(1))]
for x in X:
    hs.append(cell(torch.from_numpy(x.copy()), hs[-1]))
print(np.array([h.item() for h, _ in hs[1:]]).round(2))
