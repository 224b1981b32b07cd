import numpy as np
import torch
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
def gate(w, v): return 1/(1+np.exp(-(w*v).sum()))
c = 0
ys = []
for v in x:
    c = gate(np.array([0,100,0,10]), v)*c + gate(np.array([0,100,0,-10]), v)*v[0]
    ys.append(gate(np.array([0,0,100,-10]), v)*c)
print(ys)
net = torch.nn.LSTM(4, 1, bias=False)
net.weight_ih_l0.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
net.weight_hh_l0.data = torch.zeros(4, 1)
print(net(torch.tensor(x, dtype=torch.float32))[0].flatten().tolist())
