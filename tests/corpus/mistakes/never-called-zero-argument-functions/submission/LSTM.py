import numpy as np
import torch
import torch.nn as nn

X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
IFGO = [[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]

def by_numpy():
    A = np.array(X) @ np.array(IFGO).T
    S = np.round(1/(1+np.exp(-A)))
    c = 0
    for k in range(9):
        c = S[k, 1]*c + S[k, 0]*np.tanh(A[k, 2])
        print(round(S[k, 3]*np.tanh(c), 2), end=' ')
    print()

def by_LSTMCell():
    torch.manual_seed(1)
    m = nn.LSTMCell(4, 1)
    m.weight_ih.data = torch.Tensor(IFGO)
    m.weight_hh.data = torch.zeros(4, 1)
    h, c = torch.zeros(1, 1), torch.zeros(1, 1)
    for x in torch.Tensor(X):
        h, c = m(x.view(1, 4), (h, c))
        print('%.2f' % h.item(), end=' ')
    print()

def by_LSTM():
    torch.manual_seed(1)
    m = nn.LSTM(4, 1)
    m.weight_ih_l0.data = torch.Tensor(IFGO)
    m.weight_hh_l0.data = torch.zeros(4, 1)
    out, _ = m(torch.Tensor(X).view(9, 1, 4))
    print(out.detach().numpy().round(2).ravel())

by_numpy()
by_LSTMCell()
