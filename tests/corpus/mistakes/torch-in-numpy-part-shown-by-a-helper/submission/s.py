import numpy as np
import torch
X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
W = [[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]
def show(name, t, y):
    print('%s 第%d步 %.4f' % (name, t, y))
c = 0.
for t, x in enumerate(X, 1):
    a = torch.tensor(W).float() @ torch.tensor(x).float()
    s = torch.sigmoid(a)
    c = s[1]*c + s[0]*torch.tanh(a[2])
    show('numpy', t, float(s[3]*torch.tanh(c)))
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor(np.array(W)).float(); lstm.weight_hh_l0.data = torch.zeros(4, 1)
for t, y in enumerate(lstm(torch.tensor(X).float())[0], 1):
    show('nn.LSTM', t, y.item())
