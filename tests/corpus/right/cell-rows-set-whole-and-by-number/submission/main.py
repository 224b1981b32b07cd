import numpy as np
import torch
def sigmoid(z):
    return 1/(1+np.exp(-z))
def lstm_np(xs, wc, wi, wf, wo):
    w = np.array([wc, wi, wf, wo]).T
    c, out = 0.0, []
    for x in xs:
        g, i, f, o = x @ w
        c = sigmoid(f)*c + sigmoid(i)*np.tanh(g)
        out.append(sigmoid(o)*np.tanh(c))
    return out
xs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
print(lstm_np(xs, [1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]))
x = torch.from_numpy(xs).float()
cell = torch.nn.LSTMCell(4, 1, False)
for p in cell.parameters():
    p.data.zero_()
cell.weight_ih.data[0] = torch.tensor([0, 100, 0, -10])
cell.weight_ih.data[1, 1] = 100
cell.weight_ih.data[1, 3] = 10
cell.weight_ih.data[2, 0] = 1
cell.weight_ih.data[3, 2] = 100
cell.weight_ih.data[3, 3] = -10
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
outs = []
for k in range(9):
    h, c = cell(x[k:k+1], (h, c))
    outs.append(h.item())
print(outs)
