import numpy as np
import torch
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
cell, lstm = torch.nn.LSTMCell(4, 1, bias=False), torch.nn.LSTM(4, 1, bias=False)
for m in (cell, lstm):
    a, b = m.parameters()
    a.data.copy_(torch.from_numpy(W)); b.data.zero_()
whole = lstm(torch.from_numpy(X))[0]
rows, c, s = [], 0., None
for t, x in enumerate(X):
    z = W @ x
    i, f, o = 1/(1+np.exp(-z[[0, 1, 3]]))
    c = f*c + i*np.tanh(z[2])
    rows.append({'step': t+1, 'who': 'numpy', 'y': round(float(o*np.tanh(c)), 3)})
    s = cell(torch.from_numpy(x)[None], s)
    rows.append({'step': t+1, 'who': 'cell', 'y': round(s[0].item(), 3)})
    rows.append({'step': t+1, 'who': 'lstm', 'y': round(whole[t].item(), 3)})
for r in rows:
    print(r)
