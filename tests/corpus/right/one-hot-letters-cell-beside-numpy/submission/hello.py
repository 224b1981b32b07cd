import numpy as np
import torch
import torch.nn as nn
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
def sig(a): return 1/(1+np.exp(-a))
def lstm_forward(x_seq, h0=0, c0=0):
    """LSTM前向计算"""
    hs = np.zeros(len(x_seq))
    h, c = h0, c0
    for t in range(len(x_seq)):
        ct = np.tanh(x_seq[t] @ np.array([1,0,0,0]))
        it = sig(x_seq[t] @ np.array([0,100,0,-10]))
        ft = sig(x_seq[t] @ np.array([0,100,0,10]))
        ot = sig(x_seq[t] @ np.array([0,0,100,-10]))
        c = ft * c + it * ct
        h = ot * np.tanh(c)
        hs[t] = h
    return hs
h = lstm_forward(X)
print(np.around(h, decimals=2))
idx = [1, 0, 2, 2, 3]
onehot = torch.eye(4)[idx].unsqueeze(1)
m = nn.LSTMCell(4, 4)
opt = torch.optim.Adam(m.parameters(), lr=0.1)
lossf = nn.CrossEntropyLoss()
for epoch in range(3):
    hx, cx = torch.zeros(1, 4), torch.zeros(1, 4)
    loss = 0
    opt.zero_grad()
    for x, y in zip(onehot, torch.tensor([[3], [1], [2], [3], [2]])):
        hx, cx = m(x, (hx, cx))
        loss = loss + lossf(hx, y)
    loss.backward()
    opt.step()
    print(epoch, loss.item())
