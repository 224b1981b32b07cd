# 作者: 陈梦洁
import numpy as np
import torch

X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], float)

def sigmoid(x):
    return 1. / (1. + np.exp(-x))

def numpy_lstm():
    h_all = ''
    c = 0.
    for t in range(X.shape[0]):
        x1, x2, x3, b = X[t]
        c = sigmoid(100*x2 + 10*b) * c + sigmoid(100*x2 - 10*b) * np.tanh(x1)
        h = sigmoid(100*x3 - 10*b) * np.tanh(c)
        h_all += ('、' if t else '') + str(np.around(h, 2))
    print('①numpy输出为：' + h_all)

def cell_lstm():
    cell = torch.nn.LSTMCell(4, 1)
    cell.weight_ih.data = torch.tensor([[0.,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
    cell.weight_hh.data = torch.zeros((4,1))
    h = torch.zeros((1,1)); c = torch.zeros((1,1))
    s = []
    for t in range(X.shape[0]):
        h, c = cell(torch.tensor(X[t:t+1], dtype=torch.float32), (h, c))
        s.append(str(np.around(h.detach().numpy()[0][0], 2)))
    print('②LSTMCell输出为：' + '、'.join(s))

def full_lstm():
    lstm = torch.nn.LSTM(4, 1)
    lstm.weight_ih_l0.data = torch.tensor([[0.,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
    lstm.weight_hh_l0.data = torch.zeros((4,1))
    out, _ = lstm(torch.tensor(X, dtype=torch.float32).reshape(-1,1,4))
    print('③LSTM输出为：' + ','.join('{:.2f}'.format(i) for i in out.reshape(-1).tolist()))

numpy_lstm()
cell_lstm()
full_lstm()
