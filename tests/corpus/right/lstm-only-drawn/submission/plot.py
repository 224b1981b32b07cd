import numpy as np
import torch
import torch.nn as nn
import matplotlib.pyplot as plt
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
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
lstm.weight_hh_l0.data = torch.zeros(4, 1)
plt.plot(lstm(torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float().unsqueeze(1))[0].detach().flatten())
plt.show()
