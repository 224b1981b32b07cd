# 改了三遍的最终版
import numpy as np
import torch

x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])

def sigmoid(v):
    return 1/(1+np.exp(-v))

def lstm_step(x_t, c_prev):
    g_t = np.tanh(x_t.dot(np.array([1,0,0,0])))
    i_t = np.round(sigmoid(x_t.dot(np.array([0,100,0,-10]))))
    f_t = np.round(sigmoid(x_t.dot(np.array([0,100,0,10]))))
    o_t = np.round(sigmoid(x_t.dot(np.array([0,0,100,-10]))))
    c_t = f_t*c_prev+i_t*g_t
    return c_t, o_t*np.tanh(c_t)

c, y = 0, []
for t in range(x.shape[0]):
    c, h = lstm_step(x[t], c)
    y.append(round(h, 2))
print('y:', y)

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
cell.weight_hh.data = torch.Tensor([[0],[0],[0],[0]])
h = torch.zeros(1,1)
c = torch.zeros(1,1)
y = []
for t in range(x.shape[0]):
    h, c = cell(torch.Tensor(x[t]).unsqueeze(0), (h, c))
    y.append(round(h, 2))
print('y:', y)
