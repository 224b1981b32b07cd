import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
wg, wi, wf, wo = np.array([1,0,0,0]), np.array([0,100,0,-10]), np.array([0,100,0,10]), np.array([0,0,100,-10])
seq = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
c = 0
for x in seq:
    g, i, f, o = np.tanh(wg@x), sigmoid(wi@x), sigmoid(wf@x), sigmoid(wo@x)
    y = o*np.tanh(c)
    c = f*c + i*g
    print("y = %.4f" % y)
