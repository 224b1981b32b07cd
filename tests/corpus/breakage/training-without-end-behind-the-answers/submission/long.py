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
net = nn.LSTM(4, 1, bias=False)
net.load_state_dict({'weight_ih_l0': torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float), 'weight_hh_l0': torch.zeros(4, 1)})
x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float).reshape(9, 1, 4)
with torch.no_grad():
    out, (hn, cn) = net(x)
print('LSTM输出：')
for t in range(9):
    print('t=%d  %.4f' % (t + 1, out[t, 0, 0]))
model = nn.LSTM(1, 4)
opt = torch.optim.SGD(model.parameters(), lr=0.01)
xs = torch.randn(10, 1, 1)
for epoch in range(10**7):
    o, _ = model(xs)
    loss = o.mean()
    opt.zero_grad(); loss.backward(); opt.step()
