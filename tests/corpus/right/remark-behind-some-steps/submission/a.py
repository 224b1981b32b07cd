import numpy as np, torch
from torch import nn
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
s = lambda z: 1/(1+np.exp(-z))
def numpy_steps():
    c = 0
    for v in x:
        i, f, g, o = W @ v
        c = s(f)*c + s(i)*np.tanh(g)
        yield s(o)*np.tanh(c), s(o), c
print('NumPy:')
for t, (y, o, c) in enumerate(numpy_steps(), 1):
    note = f'   <- 输出门打开(o={o:.2f}), 输出 tanh({c:.2f})' if o > 0.5 else ''
    print(f't={t}: y={y:.2f}{note}')
print('LSTM:')
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.from_numpy(W); lstm.weight_hh_l0.data.zero_()
for t, y in enumerate(lstm(torch.from_numpy(x))[0].flatten(), 1):
    note = '   <- 期望 0.96' if t == 6 else '   <- 期望 0.76' if t == 9 else ''
    print(f't={t}: y={y:.2f}{note}')
