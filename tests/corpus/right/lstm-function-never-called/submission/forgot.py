import numpy as np
import torch
import torch.nn as nn

seq = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W_ifgo = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)

def with_numpy():
    sig = lambda v: 1/(1+np.exp(-v))
    c = 0
    y = []
    for x in seq:
        i, f, g, o = W_ifgo.dot(x)
        c = sig(f)*c + sig(i)*np.tanh(g)
        y.append(sig(o)*np.tanh(c))
    print('numpy:', [round(float(v), 2) for v in y])

def with_cell():
    cell = nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = torch.tensor(W_ifgo)
    cell.weight_hh.data = torch.zeros(4, 1)
    h, c = torch.zeros(1, 1), torch.zeros(1, 1)
    y = []
    for x in seq:
        h, c = cell(torch.tensor(x).view(1, 4), (h, c))
        y.append(h.item())
    print('cell:', [round(v, 2) for v in y])

def with_lstm():
    lstm = nn.LSTM(4, 1, bias=False)
    lstm.weight_ih_l0.data = torch.tensor(W_ifgo)
    lstm.weight_hh_l0.data = torch.zeros(4, 1)
    y, _ = lstm(torch.tensor(seq).view(9, 1, 4))
    print('lstm:', [round(v, 2) for v in y.view(-1).tolist()])

with_numpy()
with_cell()
