import numpy as np
import torch
from torch import nn
X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
W = [[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]

print("1. NumPy")
c = 0; y1 = []
for x in X:
    i, f, g, o = np.dot(W, x)
    c = c/(1+np.exp(-f)) + np.tanh(g)/(1+np.exp(-i))
    y1.append(np.tanh(c)/(1+np.exp(-o)))
print(y1)

print("2. LSTMCell")
net = nn.LSTM(4, 1, bias=False)
net.weight_ih_l0.data = torch.tensor(W, dtype=torch.float)
net.weight_hh_l0.data = torch.zeros(4, 1)
h = c = torch.zeros(1, 1, 1)
y2 = []
for x in X:
    o, (h, c) = net(torch.tensor([[x]], dtype=torch.float), (h, c))
    y2.append(h.item())
print(y2)

print("3. LSTM")
net = nn.LSTM(4, 1, bias=False)
net.weight_ih_l0.data = torch.tensor(W, dtype=torch.float)
net.weight_hh_l0.data = torch.zeros(4, 1)
y3 = net(torch.tensor(X, dtype=torch.float).unsqueeze(1))[0].flatten().tolist()
print(y3)
