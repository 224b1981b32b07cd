import numpy as np

X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])

def sigmoid(s):
    return 1/(1+np.exp(-s))

def lstm_np(X):
    """按课本公式: c=f*c+i*g, h=o*c"""
    Wg = np.array([1,0,0,0]); Wi = np.array([0,100,0,-10])
    Wf = np.array([0,100,0,10]); Wo = np.array([0,0,100,-10])
    c, h = 0., []
    for x in X:
        g = np.tanh(Wg@x)
        i, f, o = sigmoid(Wi@x), sigmoid(Wf@x), sigmoid(Wo@x)
        c = f*c+i*g
        h.append(o*c)
    return np.array(h)

print(np.around(lstm_np(X), 3))
