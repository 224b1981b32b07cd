import numpy as np
import torch
import torch.nn as nn
x3 = np.array([[1, 0, 0], [3, 1, 0], [2, 0, 0], [4, 1, 0], [2, 0, 0], [1, 0, 1], [3, -1, 0], [6, 1, 0], [1, 0, 1]], dtype='float32')
w = {'i': [0, 100, 0], 'f': [0, 100, 0], 'g': [1, 0, 0], 'o': [0, 0, 100]}
b = {'i': -10, 'f': 10, 'g': 0, 'o': -10}
def sigma(z): return np.reciprocal(1 + np.exp(-z))
c = 0; print('---- NumPy ----')
for x in x3:
    z = {k: np.dot(w[k], x) + b[k] for k in w}
    c = sigma(z['f']) * c + sigma(z['i']) * np.tanh(z['g'])
    y = sigma(z['o']) * np.tanh(c)
    print('%.2f' % y)
Wt = torch.tensor([w[k] for k in 'ifgo'], dtype=torch.float)
bt = torch.tensor([b[k] for k in 'ifgo'], dtype=torch.float)
cell = nn.LSTMCell(3, 1)
nn.init.zeros_(cell.weight_hh); nn.init.zeros_(cell.bias_hh)
cell.weight_ih.data.copy_(Wt); cell.bias_ih.data.copy_(bt)
print('---- LSTMCell ----')
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
for x in torch.from_numpy(x3):
    h, c = cell(x.unsqueeze(0), (h, c))
    print('%.2f' % h)
net = nn.LSTM(3, 1, batch_first=True)
nn.init.constant_(net.weight_hh_l0, 0); nn.init.constant_(net.bias_hh_l0, 0)
net.weight_ih_l0.data.copy_(Wt); net.bias_ih_l0.data.copy_(bt)
print('---- LSTM ----')
for v in net(torch.from_numpy(x3)[None])[0].reshape(-1): print('%.2f' % v)
