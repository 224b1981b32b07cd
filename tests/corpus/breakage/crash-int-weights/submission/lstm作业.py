import numpy as np
import torch
import torch.nn as nn

# (1) numpy
def sigmoid(x):
    return 1/(1+np.exp(-x))

w_g, w_i = np.array([1,0,0,0]), np.array([0,100,0,-10])
w_f, w_o = np.array([0,100,0,10]), np.array([0,0,100,-10])
x_all = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])

c_t = 0
h_all = []
for x_t in x_all:
    c_t = sigmoid(w_f @ x_t)*c_t + sigmoid(w_i @ x_t)*np.tanh(w_g @ x_t)
    h_t = sigmoid(w_o @ x_t)*np.tanh(c_t)
    h_all.append(h_t)
print('numpy:', np.round(h_all, 3))

# (2) LSTMCell
cell = nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])   # 没写小数点
cell.weight_hh.data = torch.tensor([[0],[0],[0],[0]])
h_t, c_t = torch.zeros(1,1), torch.zeros(1,1)
for x_t in x_all:
    h_t, c_t = cell(torch.tensor(x_t).view(1,4), (h_t,c_t))
    print(h_t)
