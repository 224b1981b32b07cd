import numpy as np, pandas as pd, torch
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
out = {('numpy', t): None for t in range(9)}
c = 0
for t, x in enumerate(X):
    z = W @ x
    i, f, o = 1/(1+np.exp(-z[[0, 1, 3]]))
    c = f*c + i*np.tanh(z[2])
    h = o*np.tanh(c)
    out['numpy', t] = c
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data, lstm.weight_hh_l0.data = torch.tensor(W), torch.zeros(4, 1)
for t, v in enumerate(lstm(torch.tensor(X))[0]):
    out['LSTM', t] = v.item()
s = pd.Series(out, name='h')
s.index.names = ['impl', 't']
print(s.reset_index().sort_values('t').to_string(index=False))
