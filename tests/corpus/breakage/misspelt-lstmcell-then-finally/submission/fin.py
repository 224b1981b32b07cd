import numpy as np
import torch

x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
w = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)

def sigmoid(z):
    return (1 + np.tanh(z/2))/2

def step(c, x):
    i, f, g, o = w @ x
    c = sigmoid(f)*c + sigmoid(i)*np.tanh(g)
    return c, sigmoid(o)*np.tanh(c)

c, out = 0, []
for row in x:
    c, h = step(c, row)
    out.append(h)
print('numpy', out)

try:
    cell = torch.nn.LstmCell(4, 1)
    cell.weight_ih.data = torch.from_numpy(w)
    s = None
    for row in torch.from_numpy(x):
        s = cell(row[None], s)
        print('cell', s[0])
finally:
    net = torch.nn.LSTM(4, 1, bias=False)
    net.weight_ih_l0.data = torch.from_numpy(w)
    net.weight_hh_l0.data = torch.zeros(4, 1)
    print('lstm', net(torch.from_numpy(x)[:, None])[0].detach().numpy().ravel())
