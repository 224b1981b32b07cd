import numpy as np
import torch

INPUT = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

def sigmoid(z): return 1/(1+np.exp(-z))

def numpy_lstm(X):
    C = 0
    Y = []
    for x in X:
        I = sigmoid(np.dot(x, [0,100,0,-10]))
        F = sigmoid(np.dot(x, [0,100,0,-10]))
        O = sigmoid(np.dot(x, [0,0,100,-10]))
        C = F*C + I*np.tanh(np.dot(x, [1,0,0,0]))
        Y.append(O*np.tanh(C))
    return Y

Y1 = numpy_lstm(INPUT)
print('numpy', np.round(Y1, 2))

net = torch.nn.LSTM(4, 1)
net.weight_ih_l0.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
net.weight_hh_l0.data = torch.zeros(4, 1)
torch.nn.init.zeros_(net.bias_ih_l0)
torch.nn.init.zeros_(net.bias_hh_l0)
Y3 = net(torch.Tensor(INPUT))[0]
print('nn.LSTM', Y3.detach().numpy().T.round(2))
