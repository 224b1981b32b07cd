import numpy as np
import torch
import torch.nn as nn

def sigmoid(x):
    return 1/(1+np.exp(-x))

def lstm1(x, w1, w2, w3, w4):
    x = np.array(x)
    c = 0
    print('numpy实现:')
    for t in range(len(x)):
        g = np.tanh(np.dot(x[t], w1))
        i = np.around(sigmoid(np.dot(x[t], w2)))
        f = np.around(sigmoid(np.dot(x[t], w3)))
        o = np.around(sigmoid(np.dot(x[t], w4)))
        c = f*c+i*g
        print('t=%d c=%.2f y=%.2f' % (t+1, c, o*np.tanh(c)))

def lstm2(x, w1, w2, w3, w4):
    cell = nn.LSTMCell(4, 1)
    cell.weight_ih.data = torch.tensor([w2, w3, w1, w4], dtype=torch.float32)
    cell.weight_hh.data = torch.zeros(4, 1)
    cell.bias_ih.data = torch.zeros(4)
    cell.bias_hh.data = torch.zeros(4)
    h = torch.zeros(1, 1)
    c = torch.zeros(1, 1)
    print('LSTMCell实现:')
    for t in range(len(x)):
        h, c = cell(torch.tensor([x[t]], dtype=torch.float32), (h, c))
        print('t=%d c=%.2f y=%.2f' % (t+1, c.item(), h.item()))

def lstm3(x, w1, w2, w3, w4):
    lstm = nn.LSTM(4, 1)
    lstm.weight_ih_l0.data = torch.tensor([w2, w3, w1, w4], dtype=torch.float32)
    lstm.weight_hh_l0.data = torch.zeros(4, 1)
    lstm.bias_ih_l0.data = torch.zeros(4)
    lstm.bias_hh_l0.data = torch.zeros(4)
    out, _ = lstm(torch.tensor(x, dtype=torch.float32).view(len(x), 1, 4))
    print('LSTM实现:')
    for t in range(len(x)):
        print('t=%d y=%.2f' % (t+1, out[t].item()))

x = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
lstm1(x, [1,0,0,0], [0,100,0,-10], [0,100,0,10], [0,0,100,-10])
lstm2(x, [1,0,0,0], [0,100,0,-10], [0,100,0,10], [0,0,100,-10])
lstm3(x, [1,0,0,0], [0,100,0,-10], [0,100,0,10], [0,0,100,-10])
