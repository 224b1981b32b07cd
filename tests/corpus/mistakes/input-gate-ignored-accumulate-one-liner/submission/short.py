import numpy as np; from itertools import accumulate
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float); w = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]], dtype=float)
sg = lambda v: 1/(1+np.exp(-v))
g, i, f, o = np.tanh(x@w[0]), sg(x@w[1]), sg(x@w[2]), sg(x@w[3])
c = np.array(list(accumulate(range(9), lambda m, t: f[t]*m + g[t], initial=0.0))[1:])
print((o*np.tanh(c)).round(3))
