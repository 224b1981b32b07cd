import numpy as np
import torch, torch.nn as nn
def show(who, ys):
    for t, y in enumerate(ys, start=1):
        if abs(y) < 1e-3:
            print(f"[{who}] at t={t} the output gate is closed, output = {y:.3f} (a.u.)")
        else:
            print(f"[{who}] at t={t} the output gate is open,   output = {y:.3f} (a.u.)  <--")
u = np.array([[1,0,0],[3,1,0],[2,0,0],[4,1,0],[2,0,0],[1,0,1],[3,-1,0],[6,1,0],[1,0,1]], dtype=np.float64)
u = np.hstack((u, np.ones((u.shape[0], 1))))
A = np.zeros((4, 4)); A[2, 0] = 1.0; A[[0, 1], 1] = 1e2; A[3, 2] = 1e2; A[:, 3] = (-1e1, 1e1, 0, -1e1)
def logistic(v): return np.reciprocal(1 + np.exp(-v))
mem = 0.0; ys = []
for k in range(u.shape[0]):
    p = A.dot(u[k])
    mem = logistic(p[1]) * mem + logistic(p[0]) * np.tanh(p[2])
    ys += [logistic(p[3]) * np.tanh(mem)]
show("numpy", ys)
lc = nn.LSTMCell(input_size=u.shape[1], hidden_size=1, bias=False).to(torch.float64)
lc.weight_ih.requires_grad_(False).copy_(torch.from_numpy(A))
lc.weight_hh.requires_grad_(False).mul_(0)
s = (torch.zeros(1, 1).double(),) * 2
ys = []
for k in range(u.shape[0]):
    s = lc(torch.from_numpy(u[k:k+1]), s)
    ys += [s[0].item()]
show("nn.LSTMCell", ys)
ll = nn.LSTM(u.shape[1], 1, bias=False).to(torch.float64)
for p, v in zip(ll.parameters(), (torch.from_numpy(A), torch.zeros(4, 1))):
    p.data = v.double()
show("nn.LSTM", ll(torch.from_numpy(u).reshape(-1, 1, 4))[0].detach().reshape(-1).numpy())
