import numpy as np
import torch
import torch.nn as nn
X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
Wg = np.array([1, 0, 0, 0])
Wi = np.array([0, 100, 0, -10])
Wf = np.array([0, 100, 0, 10])
Wo = np.array([0, 0, 100, -10])
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
def forward(xs):
    outs, mems, gates = [], [], {'i': [], 'f': [], 'o': []}
    c = 0
    for x in xs:
        i, f, o = sigmoid(Wi @ x), sigmoid(Wf @ x), sigmoid(Wo @ x)
        for k, v in zip('ifo', (i, f, o)):
            gates[k].append(v)
        c = f * c + i * np.tanh(Wg @ x)
        mems.append(c)
        outs.append(o * np.tanh(c))
    return outs, mems, gates
outs, mems, gates = forward(X)
print('输入门', gates['i']); print('遗忘门', gates['f']); print('输出门', gates['o'])
print('outs', outs); print('mems', mems)
def cell_forward(xs):
    cell = nn.LSTMCell(4, 1)
    for p in cell.parameters(): nn.init.zeros_(p)
    cell.weight_ih.data = torch.tensor(np.stack([Wi, Wf, Wg, Wo])).float()
    hs, cs = [torch.zeros(1, 1)], [torch.zeros(1, 1)]
    for x in torch.tensor(xs).float():
        h, c = cell(x[None], (hs[-1], cs[-1]))
        hs.append(h); cs.append(c)
    return torch.cat(hs[1:]).squeeze(), torch.cat(cs[1:]).squeeze()
h, c = cell_forward(X)
print('h', h); print('c', c)
