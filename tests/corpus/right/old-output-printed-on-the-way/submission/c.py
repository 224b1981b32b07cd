import numpy as np
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
sig = lambda z: 1/(1+np.exp(-z))
c = h = 0.0
outputs = []
for t, x in enumerate(X):
    print('t', t, 'h_prev', h)
    i, f, g, o = W @ x
    c = sig(f)*c + sig(i)*np.tanh(g)
    h = sig(o)*np.tanh(c)
    outputs.append(h)
print('最终输出', outputs[-1])
