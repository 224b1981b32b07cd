import numpy as np
import torch
import torch.nn as nn

# 激活函数
def sigmoid(x):
    return 1/(1+np.exp(-x))

输入 = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

# 第一题
c = 0
h_list = []
for x in 输入:
    g = np.tanh(np.dot(np.array([1,0,0,0]), x))
    i = sigmoid(np.dot(np.array([0,100,0,-10]), x))
    f = sigmoid(np.dot(np.array([0,100,0,10]), x))
    o = sigmoid(np.dot(np.array([0,0,100,-10]), x))
    c = f*c+i*g
    h_list.append(o*np.tanh(c))
print('第一题的输出是：', [round(float(v), 2) for v in h_list])

# 第二题
权重 = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float)
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = 权重
cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
h_list = []
for x in torch.tensor(输入, dtype=torch.float):
    h, c = cell(x.unsqueeze(0), (h, c))
    h_list.append(h.item())
print('第二题的输出是：', [round(v, 2) for v in h_list])

# 第三题
lstm = nn.LSTM(4, 1, bias=False, batch_first=True)
lstm.weight_ih_l0.data = 权重
lstm.weight_hh_l0.data = torch.zeros(4, 1)
h_all, _ = lstm(torch.tensor([输入], dtype=torch.float))
print('第三题的输出是：', h_all.data.numpy().round(2).tolist())
