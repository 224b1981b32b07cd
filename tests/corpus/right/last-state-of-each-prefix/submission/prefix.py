import numpy as np
import torch
import torch.nn as nn

x = np.array([1,0,0,1, 3,1,0,1, 2,0,0,1, 4,1,0,1, 2,0,0,1, 1,0,1,1, 3,-1,0,1, 6,1,0,1, 1,0,1,1], dtype=np.float32).reshape(-1, 4)
w = np.array([0,100,0,-10, 0,100,0,10, 1,0,0,0, 0,0,100,-10], dtype=np.float32).reshape(4, 4)

def lstm_forward(x, w):
    """output, (h_n, c_n)"""
    c = np.float32(0)
    output = []
    for i, f, g, o in x.dot(w.T):
        c = c/(1+np.exp(-f)) + np.tanh(g)/(1+np.exp(-i))
        output.append(np.tanh(c)/(1+np.exp(-o)))
    return np.array(output), (output[-1], c)

output, (h_n, c_n) = lstm_forward(x, w)
print('numpy', output.round(4), 'h_n=%.4f c_n=%.4f' % (h_n, c_n))

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data[:] = torch.from_numpy(w)
cell.weight_hh.data[:] = 0
h = c = torch.zeros(1, 1)
t = 0
hs = torch.zeros(9)
while t < 9:
    h, c = cell(torch.from_numpy(x[t:t+1]), (h, c))
    hs[t] = h.detach()[0, 0]
    t += 1
print('LSTMCell', hs.numpy().round(4), 'h_n=%.4f c_n=%.4f' % (h, c))

net = nn.LSTM(4, 1, bias=False)
net.weight_ih_l0.data[:] = torch.from_numpy(w)
net.weight_hh_l0.data[:] = 0
hn = [net(torch.from_numpy(x[:k]))[1][0].item() for k in range(1, 10)]
print('LSTM h_n of each prefix', np.round(hn, 4))
