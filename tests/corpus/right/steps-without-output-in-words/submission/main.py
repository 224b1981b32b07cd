import numpy as np
import torch
import torch.nn as nn
def sigmoid(x): return 1/(1+np.exp(-x))
def show(name):
    print(name)
    def line(t, c, y):
        if abs(y) < 0.005:
            print('第%d步: 没有输出 (0)' % t)
        else:
            print('第%d步: 输出 %.3f' % (t, y))
    return line
def lstm1(x, w1, w2, w3, w4):
    line = show('numpy实现:')
    def step(c, t):
        if t == len(x): return
        g = np.tanh(np.dot(x[t], w1)); i, f, o = (np.around(sigmoid(np.dot(x[t], w))) for w in (w2, w3, w4))
        c = f*c+i*g
        line(t+1, c, o*np.tanh(c))
        step(c, t+1)
    step(0, 0)
def lstm2(x, w1, w2, w3, w4):
    line = show('LSTMCell实现:')
    cell = nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = torch.tensor([w2, w3, w1, w4], dtype=torch.float32); cell.weight_hh.data = torch.zeros(4, 1)
    h = c = torch.zeros(1, 1)
    for t, v in enumerate(x, 1):
        h, c = cell(torch.tensor([v], dtype=torch.float32), (h, c))
        line(t, c.item(), h.item())
def lstm3(x, w1, w2, w3, w4):
    line = show('LSTM实现:')
    lstm = nn.LSTM(4, 1, bias=False)
    lstm.weight_ih_l0.data = torch.tensor([w2, w3, w1, w4], dtype=torch.float32); lstm.weight_hh_l0.data = torch.zeros(4, 1)
    out, _ = lstm(torch.tensor(x, dtype=torch.float32))
    for t in range(len(x)): line(t+1, None, out[t].item())
args = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], [1,0,0,0], [0,100,0,-10], [0,100,0,10], [0,0,100,-10]
for fn in lstm1, lstm2, lstm3:
    fn(*args)
