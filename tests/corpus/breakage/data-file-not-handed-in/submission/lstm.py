import numpy as np
import torch

# 数据在我电脑上
data = np.loadtxt(r'D:\课程\神经网络\作业\inputs.csv', delimiter=',')

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

c = 0
for x in data:
    c = sigmoid(x @ np.array([0, 100, 0, 10])) * c + sigmoid(x @ np.array([0, 100, 0, -10])) * np.tanh(x @ np.array([1, 0, 0, 0]))
    print('%.2f' % (sigmoid(x @ np.array([0, 0, 100, -10])) * np.tanh(c)))

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
cell.weight_hh.data = torch.zeros(4, 1)
hc = None
for x in torch.tensor(data).float():
    hc = cell(x[None], hc)
    print('%.2f' % hc[0].item())
