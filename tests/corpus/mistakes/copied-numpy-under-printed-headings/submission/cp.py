import numpy as np
import torch
import torch.nn as nn
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
wx, wi, wf, wo = np.array([1,0,0,0]), np.array([0,100,0,-10]), np.array([0,100,0,10]), np.array([0,0,100,-10])
def sigmoid(z): return 1/(1+np.exp(-z))
C = 0; Y = []
for v in x:
    C = sigmoid(wf@v)*C + sigmoid(wi@v)*np.tanh(wx@v)
    Y.append(sigmoid(wo@v)*np.tanh(C))
print('===1 NumPy===')
print(np.round(Y, 3))
print('===2 nn.LSTMCell===')
cell = nn.LSTMCell(4, 1)
h, c = torch.zeros(1,1), torch.zeros(1,1)
for v in torch.tensor(x).float():
    h, c = cell(v[None], (h, c))
print(torch.tensor(Y).float())
print('===3 nn.LSTM===')
lstm = nn.LSTM(4, 1)
o, _ = lstm(torch.tensor(x).float()[:, None])
print(torch.tensor(np.array(Y)).view(9, 1, 1))
