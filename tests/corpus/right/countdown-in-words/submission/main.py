import numpy as np
X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
wg = np.array([1,0,0,0]); wi = np.array([0,100,0,-10]); wf = np.array([0,100,0,10]); wo = np.array([0,0,100,-10])
sigmoid = lambda v: 1/(1+np.exp(-v))

c = 0
n = len(X)
while n > 0:
    x = np.array(X[9-n])
    c = sigmoid(wf@x)*c + sigmoid(wi@x)*np.tanh(wg@x)
    print('%d steps left: y = %.3f' % (n, sigmoid(wo@x)*np.tanh(c)))
    n -= 1
