import numpy as np
import torch
X = np.zeros((9, 4))
for t, (v, e) in enumerate(zip([1, 3, 2, 4, 2, 1, 3, 6, 1], '.w.w.rxwr')):
    X[t] = [v, {'w': 1, 'x': -1}.get(e, 0), float(e == 'r'), 1]
W = np.array([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])

c = 0
y1 = np.zeros(9)
for t in range(9):
    i, f, g, o = W @ X[t]
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    y1[t] = np.tanh(c) / (1 + np.exp(-o))
print(y1.round(3))

X /= 2          # 缩小输入
W *= 2          # 权重相应放大
m = torch.nn.LSTM(4, 1, bias=False).double()
m.weight_ih_l0.data = torch.tensor(W)
m.weight_hh_l0.data.zero_()
y3 = m(torch.tensor(X))[0].detach().numpy()[:, 0]
print(y3.round(3))
