import numpy as np
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
Wg, Wi, Wf, Wo = np.array([1., 0, 0, 0]), np.array([0., 100, 0, -10]), np.array([0., 100, 0, 10]), np.array([0., 0, 100, -10])
sig = lambda z: 1/(1+np.exp(-z))
T = len(x)
C = np.zeros(T+1)
Y = np.zeros(T)
for t in range(T):
    C[t+1] = sig(Wf@x[t])*C[t] + sig(Wi@x[t])*np.tanh(Wg@x[t])
    Y[t] = sig(Wo@x[t])*np.tanh(C[t])
print(Y.round(2))
