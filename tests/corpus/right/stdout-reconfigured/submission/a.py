import sys
sys.stdout.reconfigure(encoding='utf-8')
import numpy as np
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
s = lambda z: 1/(1+np.exp(-z))
c, y = 0, []
for v in x:
    i, f, g, o = W @ v
    c = s(f)*c + s(i)*np.tanh(g)
    y.append(round(float(s(o)*np.tanh(c)), 3))
print("numpy实现:", y)
