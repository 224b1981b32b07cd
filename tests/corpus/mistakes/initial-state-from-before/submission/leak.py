import numpy as np
import torch
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
h, c = 0, 0
y = []
for r in x:
    z = W @ r
    c = c/(1+np.exp(-z[1])) + np.tanh(z[2])/(1+np.exp(-z[0]))
    h = np.tanh(c)/(1+np.exp(-z[3]))
    y.append(h)
print(y)
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.from_numpy(W)
cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.tensor([[h]], dtype=torch.float32), torch.tensor([[c]], dtype=torch.float32)
y2 = []
for r in torch.from_numpy(x):
    h, c = cell(r.view(1, 4), (h, c))
    y2.append(h.item())
print(y2)
