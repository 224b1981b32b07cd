import numpy as np, torch
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
m = torch.nn.LSTMCell(4, 1, bias=False).requires_grad_(False)
m.weight_ih.copy_(torch.from_numpy(W)); m.weight_hh.zero_()
c, s = 0, None
for t, x in enumerate(X, 1):
    i, f, g, o = W @ x
    c = c/(1+np.exp(-f)) + np.tanh(g)/(1+np.exp(-i))
    s = m(torch.from_numpy(x)[None], s)
    for who, y in (('numpy', float(np.tanh(c)/(1+np.exp(-o)))), ('LSTMCell', s[1].item())):
        print({'t': t, 'who': who, 'y': round(y, 3)})
