import numpy as np
W = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]], dtype=float)
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
h = np.zeros(9)
for t in range(9):
    g, i, f, o = W @ X[t]
    g = np.tanh(g); i = 1/(1+np.exp(-i)); f = 1/(1+np.exp(-f)); o = 1/(1+np.exp(-o))
    # forget gate is always ~1 here, so the new memory is just the gated candidate
    c = i * g
    h[t] = o * np.tanh(c)
print(h.round(3))
