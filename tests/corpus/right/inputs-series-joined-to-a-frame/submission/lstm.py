import numpy as np
import pandas as pd
import torch

t = pd.Index(range(1, 10), name='t')
x1 = pd.Series([1, 3, 2, 4, 2, 1, 3, 6, 1], index=t)
x2 = pd.Series(0, index=t)
x2.loc[[2, 4, 8]] = 1
x2.loc[7] = -1
x3 = pd.Series(0, index=t)
x3[6] = x3[9] = 1
frame = pd.concat([x1, x2, x3], axis=1, keys=['x1', 'x2', 'x3']).assign(one=1)

c, y = 0.0, pd.Series(dtype=float, index=t)
for k, row in frame.iterrows():
    z = 100 * row.x2
    c = c / (1 + np.exp(-z - 10)) + np.tanh(row.x1) / (1 + np.exp(-z + 10))
    y[k] = np.tanh(c) / (1 + np.exp(-100 * row.x3 + 10))
print(y.round(3))

net = torch.nn.LSTM(4, 1, bias=False).double()
net.weight_ih_l0.data[:] = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
net.weight_hh_l0.data[:] = 0
h, _ = net(torch.tensor(frame.values, dtype=torch.float64))
print(pd.Series(h.detach().numpy()[:, 0], index=t, name='LSTM').round(3))
