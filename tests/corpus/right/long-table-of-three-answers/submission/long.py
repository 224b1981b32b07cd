import numpy as np
import pandas as pd
import torch
from torch import nn

X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W = pd.DataFrame({'i':[0,100,0,-10],'f':[0,100,0,10],'g':[1,0,0,0],'o':[0,0,100,-10]}, dtype=np.float32).T
records = []
def note(t, impl, **q):
    for k, v in q.items():
        records.append((t, impl, k, float(v)))

c = 0.
for t, x in enumerate(X, 1):
    z = W @ x
    c = c/(1+np.exp(-z['f'])) + np.tanh(z['g'])/(1+np.exp(-z['i']))
    note(t, 'numpy', c=c, h=np.tanh(c)/(1+np.exp(-z['o'])))

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(W.values); cell.weight_hh.data = torch.zeros(4, 1)
h = c = torch.zeros(1, 1)
for t, x in enumerate(X, 1):
    h, c = cell(torch.tensor(x)[None], (h, c))
    note(t, 'LSTMCell', c=c, h=h)

lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor(W.values); lstm.weight_hh_l0.data = torch.zeros(4, 1)
for t, v in enumerate(lstm(torch.tensor(X))[0].squeeze(), 1):
    note(t, 'LSTM', h=v)

df = pd.DataFrame(records, columns=['t', '实现', '量', '值'])
print(df.to_string(index=False, float_format='%.3f'))
