import numpy as np

# state arrays have T+1 entries: index 0 is the state before anything was read
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
T = len(x)
Wg, Wi, Wf, Wo = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
s = lambda a: 1/(1+np.exp(-a))

c = np.zeros(T+1)
h = np.zeros(T+1)
for t in range(1, T+1):
    xt = x[t-1]
    c[t] = s(Wf@xt)*c[t-1] + s(Wi@xt)*np.tanh(Wg@xt)
    h[t] = s(Wo@xt)*np.tanh(c[t])

np.set_printoptions(precision=3, suppress=True)
print("c:", c)
print("h:", h)

import torch
hs = torch.zeros(T+1, 1)
cs = torch.zeros(T+1, 1)
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(np.array([Wi, Wf, Wg, Wo]), dtype=torch.float32)
cell.weight_hh.data *= 0
with torch.no_grad():
    for t in range(1, T+1):
        hs[t], cs[t] = cell(torch.tensor(x[t-1], dtype=torch.float32), (hs[t-1], cs[t-1]))
print("h:", hs.squeeze(1))
