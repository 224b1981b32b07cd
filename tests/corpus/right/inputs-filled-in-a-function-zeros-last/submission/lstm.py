import numpy as np
import torch

def make_inputs():
    X = np.zeros((9, 4))
    for t in range(9):
        X[t, 0] = int('132421361'[t])
    for t in range(9):
        X[t, 2] = 1 if t in (5, 8) else 0
    for t in range(9):
        X[t, 3] = 1
    for t in range(9):
        if t == 6:
            X[t, 1] = -1
        elif t in (1, 3, 7):
            X[t, 1] = 1
        else:
            X[t, 1] = 0
    return X

def np_lstm(X):
    out = np.zeros(len(X)); c = 0
    for t, x in enumerate(X):
        s = 1/(1+np.exp(-np.array([x@[0,100,0,-10], x@[0,100,0,10], x@[0,0,100,-10]])))
        c = s[1]*c + s[0]*np.tanh(x@[1,0,0,0])
        out[t] = s[2]*np.tanh(c)
    return out

print(np_lstm(make_inputs()).round(3))
m = torch.nn.LSTM(4, 1, bias=False).double()
m.weight_ih_l0.data = torch.tensor([[0.,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).double()
m.weight_hh_l0.data.zero_()
print(m(torch.from_numpy(make_inputs()))[0].detach().numpy().ravel().round(3))
