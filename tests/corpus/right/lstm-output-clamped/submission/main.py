import torch, torch.nn as nn
import numpy as np
X = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float().view(1, 9, 4)
net = nn.LSTM(4, 1, 1, False, True)
net.weight_ih_l0.data = torch.tensor([[0.,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
net.weight_hh_l0.data = torch.zeros(4, 1)
y = net(X)[0].clamp(-1, 1)
print(y.flatten().tolist())
