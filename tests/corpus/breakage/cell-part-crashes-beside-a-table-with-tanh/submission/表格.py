import numpy as np
import torch

rows = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
weight = {'g': [1, 0, 0, 0], 'i': [0, 100, 0, -10], 'f': [0, 100, 0, 10], 'o': [0, 0, 100, -10]}

def sigma(v):
    return 1.0 / (1.0 + np.exp(-v))

c = y = 0.0
for t, row in enumerate(rows, 1):
    z = {k: np.dot(w, row) for k, w in weight.items()}
    c = sigma(z['f']) * c + sigma(z['i']) * np.tanh(z['g'])
    last, y = y, sigma(z['o']) * np.tanh(c)
    print(f"h_{{t-1}}: {last:.3f}  h_t: {y:.3f}  tanh(c_t): {np.tanh(c):.3f}")

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([weight[k] for k in 'ifgo']).float()
cell.weight_hh.data.zero_()
h = c = torch.zeros(1, 1)
for row in rows:
    h, c = cell(row, (h, c))
    print(h.item())
