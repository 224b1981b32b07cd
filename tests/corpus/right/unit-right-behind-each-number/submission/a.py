import numpy as np
import torch
from torch import nn
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], np.float32)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], np.float32)
def sig(z): return 1/(1+np.exp(-z))
def run_numpy():
    c = 0; ys = []
    for z in X @ W.T:
        c = sig(z[1])*c + sig(z[0])*np.tanh(z[2])
        ys.append(sig(z[3])*np.tanh(c))
    return ys
def run_cell():
    m = nn.LSTMCell(4, 1, bias=False); m.weight_ih.data = torch.from_numpy(W); m.weight_hh.data.zero_()
    s = None; r = []
    for v in torch.from_numpy(X).unsqueeze(1):
        s = m(v, s); r.append(s[0].item())
    return r
def run_lstm():
    m = nn.LSTM(4, 1, bias=False); m.weight_ih_l0.data = torch.from_numpy(W); m.weight_hh_l0.data.zero_()
    return m(torch.from_numpy(X))[0].flatten().tolist()

def show(name, it):
    print(name + ': ' + ' '.join(f'{v:.2f}V' for v in it))
show('numpy', run_numpy()); show('nn.LSTMCell', run_cell()); show('nn.LSTM', run_lstm())
