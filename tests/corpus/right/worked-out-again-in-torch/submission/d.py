import numpy as np, torch
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
sig = lambda z: 1/(1+np.exp(-z))
c = 0; ys = []
for x in X:
    i, f, g, o = W @ x
    c = sig(f)*c + sig(i)*np.tanh(g); ys.append(sig(o)*np.tanh(c))
print('NumPy', np.round(ys, 3))
net = torch.nn.LSTM(4, 1, bias=False)
net.weight_ih_l0.data = torch.tensor(W).float(); net.weight_hh_l0.data.zero_()
print('nn.LSTM', net(torch.tensor(X).float()[:, None])[0].flatten())
# 再用 torch 手写一遍, 与 nn.LSTM 对比
c = torch.zeros(()); zs = []
for i, f, g, o in torch.tensor(X).float() @ torch.tensor(W).float().T:
    c = torch.sigmoid(f)*c + torch.sigmoid(i)*torch.tanh(g); zs.append(torch.sigmoid(o)*torch.tanh(c))
print('torch手写 (检验 nn.LSTM)', torch.stack(zs))
