import numpy as np
import torch
import torch.nn as nn

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)
W_c = np.array([1, 0, 0, 0])
W_i = np.array([0, 100, 0, -10])
W_f = np.array([0, 100, 0, 10])
W_o = np.array([0, 0, 100, -10])
def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

# ---------- 1. NumPy ----------
c_t = 0.0
np_out = []
for x_t in X:
    g_t = np.tanh(W_c @ x_t)
    i_t = sigmoid(W_i @ x_t)
    f_t = sigmoid(W_f @ x_t)
    o_t = sigmoid(W_o @ x_t)
    c_t = f_t * c_t + i_t * g_t
    np_out.append(o_t * np.tanh(c_t))
print('NumPy:', np.round(np_out, 2))
class LSTMCell(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.tensor(np.stack([W_i, W_f, W_c, W_o]), dtype=torch.float32))
        self.h = None
    def forward(self, x, c):
        i, f, g, o = (self.w @ x).unbind()
        h = torch.sigmoid(o) * torch.tanh(c)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return h, c
cell = LSTMCell()
c = torch.zeros(())
hs = []
for x in torch.tensor(X, dtype=torch.float32):
    h, c = cell(x, c)
    hs.append(h.item())
print('nn.LSTMCell:', np.round(hs, 2))
# ---------- 3. nn.LSTM ----------
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor(np.array([W_i, W_f, W_c, W_o]), dtype=torch.float32)
lstm.weight_hh_l0.data = torch.zeros(4, 1)
lstm_out, _ = lstm(torch.tensor(X, dtype=torch.float32).unsqueeze(1))
print('nn.LSTM:', lstm_out.squeeze().detach().numpy().round(2))
