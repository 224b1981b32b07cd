import numpy as np
import torch
x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float32)
P = {0: [0,100,0,-10], 1: [0,100,0,10], 2: [1,0,0,0], 3: [0,0,100,-10]}
# numpy
memory, out = 0., []
for v in x.numpy():
    a = [float(np.dot(P[k], v)) for k in range(4)]
    memory = memory/(1+np.exp(-a[1])) + np.tanh(a[2])/(1+np.exp(-a[0]))
    out.append(float(np.tanh(memory)/(1+np.exp(-a[3]))))
print('numpy', np.round(out, 3))
# nn.LSTM
net = torch.nn.LSTM(4, 1, bias=False)
for k, row in P.items():
    net.weight_ih_l0[k].data = torch.tensor(row).float()
net.weight_hh_l0.data = torch.zeros(4, 1)
print('nn.LSTM', net(x)[0].detach().numpy().ravel().round(3))
