import numpy as np
import torch
import torch.nn as nn
x1 = [1, 3, 2, 4, 2, 1, 3, 6, 1]
x2 = [0, 1, 0, 1, 0, 0, -1, 1, 0]
x3 = [0, 0, 0, 0, 0, 1, 0, 0, 1]
def step(v): return np.where(v > 0, 1, 0)
memory = 0
for a, b, c in zip(x1, x2, x3):
    x = np.array([a, b, c, 1])
    memory = memory * step(np.dot([0, 100, 0, 10], x)) + np.dot([1, 0, 0, 0], x) * step(np.dot([0, 100, 0, -10], x))
    y = memory * step(np.dot([0, 0, 100, -10], x))
    print('memory', memory, 'y', y)
X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
# 2. nn.LSTMCell
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)
cell.weight_hh.data = torch.zeros(4, 1)
seq = torch.tensor(X, dtype=torch.float32)
hx, cx = torch.zeros(1, 1), torch.zeros(1, 1)
cell_out = []
for t in range(9):
    hx, cx = cell(seq[t:t + 1], (hx, cx))
    cell_out.append(round(hx.item(), 3))
print('LSTMCell:', cell_out)
# 3. nn.LSTM
rnn = nn.LSTM(4, 1, bias=False)
rnn.weight_ih_l0.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)
rnn.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = rnn(torch.tensor(X, dtype=torch.float32).unsqueeze(1))
print('LSTM:', out.squeeze().tolist())
