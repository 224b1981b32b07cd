import sys, io, os
os.environ['KMP_DUPLICATE_LIB_OK'] = 'TRUE'
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')
import numpy as np
import torch
import torch.nn as nn
torch.backends.cudnn.deterministic = True
class Tee:
    def __init__(self, *fs): self.fs = fs
    def write(self, s):
        for f in self.fs: f.write(s)
    def flush(self):
        for f in self.fs: f.flush()
sys.stdout = Tee(sys.stdout, open('log.txt', 'w', encoding='utf-8'))
x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float)
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float)
print('=====numpy=====')
a = (x.numpy() @ W.numpy().T).astype(np.float64)
s = lambda z: 1/(1+np.exp(-z))
c = 0.
for t in range(len(a)):
    c = s(a[t,1])*c + s(a[t,0])*np.tanh(a[t,2])
    print('时刻', t+1, '输出', round(s(a[t,3])*np.tanh(c), 2))
print('=====LSTMCell=====')
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = W
cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
for t in range(len(x)):
    h, c = cell(x[t].view(1, 4), (h, c))
    print('时刻', t+1, '输出', round(h.item(), 2))
print('=====LSTM=====')
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = W
lstm.weight_hh_l0.data = torch.zeros(4, 1)
y, _ = lstm(x.view(9, 1, 4))
for t in range(len(x)):
    print('时刻', t+1, '输出', round(y[t].item(), 2))
