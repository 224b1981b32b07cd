import numpy as np
sg = lambda v: 1/(1+np.exp(-v))
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
c = 0
y = []
for x in X:
    i = sg(x@[0,100,0,-10]); f = sg(x@[0,100,0,10]); o = sg(x@[0,0,100,-10]); g = np.tanh(x[0])
    y.append(o*np.tanh(c))
c = f*c + i*g
print('y', y)
