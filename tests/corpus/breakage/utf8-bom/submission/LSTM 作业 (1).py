import numpy as np
import torch

"""
用记事本保存的文件, 默认带 BOM
"""
x = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1],
              [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1],
              [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
w = np.array([[0, 100, 0, -10],   # i
              [0, 100, 0, 10],    # f
              [1, 0, 0, 0],       # g
              [0, 0, 100, -10]])  # o

pre = x @ w.T
gates = 1 / (1 + np.exp(-pre))
c = 0
y = np.zeros(9)
for t in range(9):
    c = gates[t, 1] * c + gates[t, 0] * np.tanh(pre[t, 2])
    y[t] = gates[t, 3] * np.tanh(c)
print(y.round(2))

lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor(w).float()
lstm.weight_hh_l0.data *= 0
y, _ = lstm(torch.tensor(x).float().unsqueeze(1))
print(y.squeeze().detach().numpy().round(2))
