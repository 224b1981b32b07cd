import numpy as np
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
s = lambda z: 1/(1+np.exp(-z))
y = {}
c = 0
for t in range(1, 10):
    v = x[t-1]
    c = s(v@[0,100,0,10])*c + s(v@[0,100,0,-10])*np.tanh(v[0])
    y[t] = s(v@[0,0,100,-10])*np.tanh(c)
for t in sorted(y, reverse=True):
    print(f"t={t}  y={y[t]:.2f}")
