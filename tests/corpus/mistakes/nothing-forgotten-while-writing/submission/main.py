import numpy as np
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
w = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]], dtype=float)
z = np.tanh(x@w[0]); gates = x@w[1:].T > 0
c = 0; hist = []
for zt, (wr, keep, rd) in zip(z, gates):
    c = np.where(wr, c+zt, np.where(keep, c, 0))
    hist.append(float(rd*np.tanh(c)))
print('输出:', hist)
