import numpy as np
xs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
w = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
b = np.array([-10, 10, 0, -10])
sg = lambda z: 1/(1+np.exp(-z))
c = 0
ys = []
for x in xs:
    i, f, g, o = w[:, :3] @ x[:3] + b
    c = sg(f)*c + sg(i)*np.tanh(g)
    ys.append(sg(o)*np.tanh(c))
print(np.round(ys, 2))
