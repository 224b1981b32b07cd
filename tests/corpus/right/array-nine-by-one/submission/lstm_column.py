import numpy as np
import torch

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)

# every weight is a column so that X[t:t+1] @ w has shape (1, 1)
w_c = np.array([[1], [0], [0], [0]], dtype=np.float64)
w_i = np.array([[0], [100], [0], [-10]], dtype=np.float64)
w_f = np.array([[0], [100], [0], [10]], dtype=np.float64)
w_o = np.array([[0], [0], [100], [-10]], dtype=np.float64)


def sigmoid(x):
    return np.reciprocal(1 + np.exp(-x))


c = np.zeros((1, 1))
H = np.zeros((9, 1))
for t in range(9):
    x = X[t:t + 1]
    c = sigmoid(x @ w_f) * c + sigmoid(x @ w_i) * np.tanh(x @ w_c)
    H[t:t + 1] = sigmoid(x @ w_o) * np.tanh(c)
print(H.shape)
print(H)

W = torch.from_numpy(np.hstack([w_i, w_f, w_c, w_o]).T.copy()).float()
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = W
cell.weight_hh.data = torch.zeros(4, 1)
h = c = torch.zeros(1, 1)
H2 = torch.zeros(9, 1, 1)
for t in range(9):
    h, c = cell(torch.from_numpy(X[t:t + 1]).float(), (h, c))
    H2[t] = h.detach()
print(H2.shape)
print(H2)

lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = W
lstm.weight_hh_l0.data = torch.zeros(4, 1)
H3 = lstm(torch.from_numpy(X).float().unsqueeze(1))[0]
print(H3.shape)
print(H3)
