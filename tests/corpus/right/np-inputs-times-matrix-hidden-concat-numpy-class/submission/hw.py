import numpy as np
import torch
import torch.nn as nn
class LSTMCellNumpy:
    def __init__(self, input_dim, hidden_dim):
        n = input_dim + hidden_dim
        self.Wf = np.random.randn(hidden_dim, n); self.bf = np.zeros((hidden_dim, 1))
        self.Wi = np.random.randn(hidden_dim, n); self.bi = np.zeros((hidden_dim, 1))
        self.Wc = np.random.randn(hidden_dim, n); self.bc = np.zeros((hidden_dim, 1))
        self.Wo = np.random.randn(hidden_dim, n); self.bo = np.zeros((hidden_dim, 1))
        self.h = np.zeros((hidden_dim, 1)); self.c = np.zeros((hidden_dim, 1))
    def sigmoid(self, x):
        return 1 / (1 + np.exp(-x))
    def forward(self, x):
        z = np.vstack((self.h, x))
        f = self.sigmoid(self.Wf @ z + self.bf)
        i = self.sigmoid(self.Wi @ z + self.bi)
        c_ = np.tanh(self.Wc @ z + self.bc)
        o = self.sigmoid(self.Wo @ z + self.bo)
        self.c = f * self.c + i * c_
        self.h = o * np.tanh(self.c)
        return self.h, self.c
model = LSTMCellNumpy(4, 1)
model.Wf = np.array([[0, 0, 100, 0, 10]])
model.Wi = np.array([[0, 0, 100, 0, -10]])
model.Wc = np.array([[0, 1, 0, 0, 0]])
model.Wo = np.array([[0, 0, 0, 100, -10]])
X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
hs = []
for t in range(X.shape[0]):
    h, c = model.forward(X[t].reshape(-1, 1))
    hs.append(h[0][0])
print('numpy LSTM:', np.around(hs, 2))
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
