import numpy as np
import torch
import torch.nn as nn
device = torch.device('cuda:0' if torch.cuda.is_available() else 'cpu')
X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
Wg = np.array([1, 0, 0, 0])
Wi = np.array([0, 100, 0, -10])
Wf = np.array([0, 100, 0, 10])
Wo = np.array([0, 0, 100, -10])
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
# 1. numpy实现
c = 0.0
ys = []
for x in X:
    g = np.tanh(Wg @ x)
    i = sigmoid(Wi @ x)
    f = sigmoid(Wf @ x)
    o = sigmoid(Wo @ x)
    c = f * c + i * g
    ys.append(o * np.tanh(c))
print('numpy:', np.round(ys, 2))
Wt = torch.tensor(np.stack([Wi, Wf, Wg, Wo]), dtype=torch.float32, device=device)
xt = torch.tensor(X, dtype=torch.float32).to(device)
cell = nn.LSTMCell(4, 1, bias=False).to(device)
cell.weight_ih.data.copy_(Wt); cell.weight_hh.data.zero_()
h = torch.zeros(1, 1).to(device); c = torch.zeros(1, 1).to(device)
o = torch.empty(0, 1).to(device)
for t in range(len(xt)):
    h, c = cell(xt[t].unsqueeze(0), (h, c))
    o = torch.cat((o, h), dim=0)
print('LSTMCell:', o.cpu().detach().numpy().flatten())
net = nn.LSTM(4, 1, bias=False).to(device)
net.weight_ih_l0.data.copy_(Wt); net.weight_hh_l0.data.zero_()
o, _ = net(xt.unsqueeze(1), (torch.zeros(1, 1, 1).to(device), torch.zeros(1, 1, 1).to(device)))
print('LSTM:', o.cpu().detach().numpy().flatten())
