import numpy as np
X=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W=np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
sig=lambda z:1/(1+np.exp(-z))
def lstm(X):
    T=len(X)
    c=np.zeros(T+1); h=np.zeros(T+1)
    for t in range(T):
        z=W@X[t]
        c[t+1]=sig(z[2])*c[t]+sig(z[1])*np.tanh(z[0])
        h[t+1]=sig(z[3])*np.tanh(c[t+1])
    return h[:-1]
print(lstm(X))
