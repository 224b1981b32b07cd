import numpy as np
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
def gate(z):
    return 1/(1+np.exp(-z))
c = 0
for t, x in enumerate(X):
    i = gate(x @ [0,100,0,-10]); f = gate(x @ [0,100,0,10]); out = gate(x @ [0,0,100,-10])
    c = i*np.tanh(x[0])
    print("t=%d y=%.2f" % (t+1, out*np.tanh(c)))
