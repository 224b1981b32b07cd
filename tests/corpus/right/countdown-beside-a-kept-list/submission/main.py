import numpy as np
X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
wg = np.array([1,0,0,0]); wi = np.array([0,100,0,-10]); wf = np.array([0,100,0,10]); wo = np.array([0,0,100,-10])
sigmoid = lambda v: 1/(1+np.exp(-v))

c = 0; h = []
while X:
    x = np.array(X.pop(0))
    c = sigmoid(wf@x)*c + sigmoid(wi@x)*np.tanh(wg@x)
    h.append(sigmoid(wo@x)*np.tanh(c))
    print('还剩', len(X), '个输入, h =', h[-1])
