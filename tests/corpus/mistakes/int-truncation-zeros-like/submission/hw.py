import numpy as np
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
def sig(z): return 1/(1+np.exp(-z))
y = np.zeros_like(x[:, 0])
c = 0
for t in range(9):
    c = sig(x[t] @ [0,100,0,10])*c + sig(x[t] @ [0,100,0,-10])*np.tanh(x[t,0])
    y[t] = sig(x[t] @ [0,0,100,-10])*np.tanh(c)
print(y)
