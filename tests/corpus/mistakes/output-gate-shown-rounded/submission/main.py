import numpy as np
def sigmoid(x): return 1/(1+np.exp(-x))
data = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
Wi=np.array([0,100,0,-10]); Wf=np.array([0,100,0,10]); Wo=np.array([0,0,100,-10]); Wg=np.array([1,0,0,0])
c = 0
for t, x in enumerate(data):
    g = np.tanh(Wg@x)
    i = sigmoid(Wi@x)
    f = sigmoid(Wf@x)
    o = sigmoid(Wo@x)
    c = f*c + i*g
    h = o*np.tanh(c)
    print("step", t+1, "output", round(o, 2))
