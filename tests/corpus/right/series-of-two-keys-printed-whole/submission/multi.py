import numpy as np, pandas as pd, torch
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
out = {}
c = 0
for t, x in enumerate(X, 1):
    z = W @ x
    i, f, o = 1/(1+np.exp(-z[[0, 1, 3]]))
    c = f*c + i*np.tanh(z[2])
    out['numpy', t] = float(o*np.tanh(c))
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data, lstm.weight_hh_l0.data = torch.tensor(W), torch.zeros(4, 1)
for t, v in enumerate(lstm(torch.tensor(X))[0], 1):
    out['nn.LSTM', t] = v.item()
print(pd.Series(out).round(3))
