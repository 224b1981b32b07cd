import numpy as np
import torch

yuqi = np.array([0, 0, 0, 0, 0, 0.9636, 0, 0, 0.7616])   # 手算的结果, 用来核对

shuru = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
quan = np.array([[0, 0, 100, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 100, 0, -10]], dtype=float)

c = 0
y1 = np.zeros(9)
for t in range(9):
    a = quan @ shuru[t]
    i, f, o = 1 / (1 + np.exp(-a[[0, 1, 3]]))
    c = f * c + i * np.tanh(a[2])
    y1[t] = o * np.tanh(c)
np.testing.assert_allclose(y1, yuqi, atol=1e-3)
print('numpy  ', y1)

cell = torch.nn.LSTMCell(4, 1, bias=False).double()
cell.weight_ih.data = torch.tensor(quan)
cell.weight_hh.data *= 0
h = c = torch.zeros(1, 1).double()
y2 = np.zeros(9)
for t in range(9):
    h, c = cell(torch.tensor(shuru[t])[None], (h, c))
    y2[t] = h.item()
assert np.allclose(y2, yuqi, atol=1e-3)
print('cell   ', y2)

lstm = torch.nn.LSTM(4, 1, bias=False).double()
lstm.weight_ih_l0.data = torch.tensor(quan)
lstm.weight_hh_l0.data *= 0
y3 = lstm(torch.tensor(shuru))[0].detach().numpy()[:, 0]
assert np.allclose(y3, yuqi, atol=1e-3)
print('lstm   ', y3)
