import numpy as np
import torch
R = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
for part in ('numpy', 'nn.LSTMCell', 'nn.LSTM'):
    X = np.zeros((9, 4), dtype=np.float32)
    for k, v in enumerate('132421361'):
        X[k, 0] = float(v)
        X[k, 3] = 1
    X[[1, 3, 7], 1] = 1
    X[6, 1] = -1
    X[[5, 8], 2] = 1
    ans = []
    if part == 'numpy':
        c = 0
        for i, f, g, o in X @ R.T:
            c = c/(1+np.exp(-f)) + np.tanh(g)/(1+np.exp(-i))
            ans.append(np.tanh(c)/(1+np.exp(-o)))
    elif part == 'nn.LSTMCell':
        cell = torch.nn.LSTMCell(4, 1, bias=False)
        cell.weight_ih.data = torch.from_numpy(R); cell.weight_hh.data = torch.zeros(4, 1)
        hc = None
        for x in torch.from_numpy(X):
            hc = cell(x[None], hc)
            ans.append(hc[0].item())
    else:
        lstm = torch.nn.LSTM(4, 1, bias=False)
        lstm.weight_ih_l0.data = torch.from_numpy(R); lstm.weight_hh_l0.data = torch.zeros(4, 1)
        ans = lstm(torch.from_numpy(X))[0].flatten().tolist()
    print(part, np.round(ans, 3))
