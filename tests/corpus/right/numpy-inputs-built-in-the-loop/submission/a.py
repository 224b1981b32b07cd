import numpy as np
import torch
import torch.nn as nn
# numpy part: scalar version
vals = [1, 3, 2, 4, 2, 1, 3, 6, 1]
cmds = ['', 'write', '', 'write', '', 'read', 'clear', 'write', 'read']
sig = lambda z: 1/(1+np.exp(-z))
c = 0
ys = []
for v, cmd in zip(vals, cmds):
    x2 = 1 if cmd == 'write' else -1 if cmd == 'clear' else 0
    x3 = int(cmd == 'read')
    x = np.array([v, x2, x3, 1])
    c = sig(x @ [0, 100, 0, 10]) * c + sig(x @ [0, 100, 0, -10]) * np.tanh(x @ [1, 0, 0, 0])
    ys.append(sig(x @ [0, 0, 100, -10]) * np.tanh(c))
print('numpy', np.round(ys, 4))
X = torch.tensor([[v, {'write': 1, 'clear': -1}.get(k, 0), k == 'read', 1] for v, k in zip(vals, cmds)], dtype=torch.float32)
W = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)
cell = nn.LSTMCell(4, 1, bias=False); cell.weight_ih.data = W; cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
ys = []
for x in X:
    h, c = cell(x[None], (h, c)); ys.append(h.item())
print('cell', np.round(ys, 4))
lstm = nn.LSTM(4, 1, bias=False); lstm.weight_ih_l0.data = W; lstm.weight_hh_l0.data = torch.zeros(4, 1)
print('lstm', np.round(lstm(X)[0].flatten().tolist(), 4))
