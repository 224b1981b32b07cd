import numpy as np
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
sig = lambda z: 1/(1+np.exp(-z))
Wi = np.random.randn(4); Wf = np.array([0,100,0,10]); Wo = np.array([0,0,100,-10]); Wg = np.array([1,0,0,0])
c = 0
y = []
for x in X:
    c = sig(Wf@x)*c + sig(Wi@x)*np.tanh(Wg@x)
    y.append(sig(Wo@x)*np.tanh(c))
print('y =', np.round(y, 3))
