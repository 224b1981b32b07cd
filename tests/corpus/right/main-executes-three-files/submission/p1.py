
import numpy as np
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
def s(a): return 1/(1+np.exp(-a))
m = 0
ys = []
for v in x:
    i, f, g, o = W @ v
    m = s(f)*m + s(i)*np.tanh(g)
    ys.append(round(float(s(o)*np.tanh(m)), 2))
print(ys)
