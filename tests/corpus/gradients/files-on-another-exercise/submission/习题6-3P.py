import numpy as np
import torch
import torch.nn as nn
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
def sig(a): return 1/(1+np.exp(-a))
def lstm_forward(x_seq, h0=0, c0=0):
    """LSTM前向计算"""
    hs = np.zeros(len(x_seq))
    h, c = h0, c0
    for t in range(len(x_seq)):
        ct = np.tanh(x_seq[t] @ np.array([1,0,0,0]))
        it = sig(x_seq[t] @ np.array([0,100,0,-10]))
        ft = sig(x_seq[t] @ np.array([0,100,0,10]))
        ot = sig(x_seq[t] @ np.array([0,0,100,-10]))
        c = ft * c + it * ct
        h = ot * np.tanh(c)
        hs[t] = h
    return hs
h = lstm_forward(X)
print(np.around(h, decimals=2))
rnn = nn.LSTMCell(4, 1)
with torch.no_grad():
    rnn.weight_ih.copy_(torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float())
    rnn.weight_hh.zero_()
    rnn.bias_ih.zero_()
    rnn.bias_hh.zero_()
hx = torch.zeros(1, 1)
cx = torch.zeros(1, 1)
output = []
for x in torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float():
    hx, cx = rnn(x.view(1, -1), (hx, cx))
    output.append(hx)
output = torch.cat(output, dim=0)
print(output.squeeze())
net = nn.LSTM(4, 1, bias=False)
net.load_state_dict({'weight_ih_l0': torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float), 'weight_hh_l0': torch.zeros(4, 1)})
x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float).reshape(9, 1, 4)
with torch.no_grad():
    out, (hn, cn) = net(x)
print('LSTM输出：')
for t in range(9):
    print('t=%d  %.4f' % (t + 1, out[t, 0, 0]))
