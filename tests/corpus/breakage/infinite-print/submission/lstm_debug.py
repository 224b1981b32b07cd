import numpy as np
import torch
from torch import nn

data = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

def sigmoid(x):
    return 1/(1+np.exp(-x))

def numpy_lstm(data):
    c = 0
    result = []
    for x in data:
        g = np.tanh(np.dot(x,[1,0,0,0]))
        c = sigmoid(np.dot(x,[0,100,0,10]))*c + sigmoid(np.dot(x,[0,100,0,-10]))*g
        result.append(sigmoid(np.dot(x,[0,0,100,-10]))*np.tanh(c))
    return result

print("result of numpy:", numpy_lstm(data))

cell = nn.LSTMCell(4,1,bias=False)
cell.weight_ih.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
cell.weight_hh.data = torch.zeros(4,1)
h = torch.zeros(1,1)
c = torch.zeros(1,1)
# 等 h 变成 0.96 再停
while h.item() < 0.96:
    h, c = cell(torch.Tensor([data[0]]), (h, c))
    print("h 还不对, 继续", "weight_ih =", cell.weight_ih.data.tolist(), "h =", h.item(), "c =", c.item())
print("result of LSTMCell:", h)
