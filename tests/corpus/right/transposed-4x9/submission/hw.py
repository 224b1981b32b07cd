import numpy as np
import torch
import torch.nn as nn
XT = np.array([[1, 3, 2, 4, 2, 1, 3, 6, 1],
               [0, 1, 0, 1, 0, 0, -1, 1, 0],
               [0, 0, 0, 0, 0, 1, 0, 0, 1],
               [1, 1, 1, 1, 1, 1, 1, 1, 1]])
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
G = np.tanh(np.array([1, 0, 0, 0]) @ XT)
I = sigmoid(np.array([0, 100, 0, -10]) @ XT)
F = sigmoid(np.array([0, 100, 0, 10]) @ XT)
O = sigmoid(np.array([0, 0, 100, -10]) @ XT)
C = np.zeros(10)
for t in range(9):
    C[t + 1] = F[t] * C[t] + I[t] * G[t]
H = O * np.tanh(C[1:])
print('numpy版输出：', ' '.join('%.2f' % v for v in H))
X = XT.T
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
