#!/usr/bin/env python3
# Three implementations of the same toy LSTM.
import numpy as np
import torch
import torch.nn as nn

inp = """
1 0 0 1
3 1 0 1
2 0 0 1
4 1 0 1
2 0 0 1
1 0 1 1
3 -1 0 1
6 1 0 1
1 0 1 1
"""
xs = np.array([[float(v) for v in line.split()] for line in inp.strip().splitlines()])
params = dict(cand=[1, 0, 0, 0], inp=[0, 100, 0, -10], forget=[0, 100, 0, 10], out=[0, 0, 100, -10])


class NumpyLSTM:
    def __init__(self, p):
        self.p = {k: np.asarray(v, float) for k, v in p.items()}
        self.cell = 0.0

    def gate(self, name, x):
        return 1.0 if self.p[name] @ x > 0 else 0.0

    def __call__(self, x):
        self.cell = self.cell * self.gate('forget', x) + self.gate('inp', x) * np.tanh(self.p['cand'] @ x)
        return self.gate('out', x) * np.tanh(self.cell)


model = NumpyLSTM(params)
numpy_out = [model(x) for x in xs]
print('1) NumPy       ', ' '.join('%.2f' % v for v in numpy_out))

W = torch.tensor([params['inp'], params['out'], params['cand'], params['forget']]).float()
X = torch.from_numpy(xs).float()

# 2) LSTMCell
cell = nn.LSTMCell(4, 1)
for name, p in cell.named_parameters():
    p.data = W.clone() if name == 'weight_ih' else torch.zeros_like(p)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
cell_out = []
for x in X:
    h, c = cell(x.reshape(1, -1), (h, c))
    cell_out.append(h.item())
print('2) nn.LSTMCell ', ' '.join('%.2f' % v for v in cell_out))

# 3) LSTM
lstm_net = nn.LSTM(4, 1)
for name, p in lstm_net.named_parameters():
    p.data = W.clone() if name.startswith('weight_ih') else torch.zeros_like(p)
seq_out, _ = lstm_net(X.unsqueeze(1))
print('3) nn.LSTM     ', ' '.join('%.2f' % v for v in seq_out.flatten().tolist()))
