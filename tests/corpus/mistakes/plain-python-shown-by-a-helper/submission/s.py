from math import exp, tanh
import numpy as np
import torch
X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
W = [[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]
def show(name, t, y):
    print(f'{name:<10}{t:>3}{y:>10.4f}')
c = 0.
for t, x in enumerate(X, 1):
    i, f, g, o = (sum(a*b for a, b in zip(w, x)) for w in W)
    c = c/(1+exp(-f)) + tanh(g)/(1+exp(-i))
    show('by hand', t, tanh(c)/(1+exp(-o)))
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor(np.array(W)).float(); lstm.weight_hh_l0.data = torch.zeros(4, 1)
for t, y in enumerate(lstm(torch.tensor(X).float())[0], 1):
    show('LSTM', t, y.item())
