import numpy as np
inputs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
stack = np.stack([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])   # candidate, input, forget, output
g, f, i, o = np.einsum('gk,tk->gt', stack, inputs)
sigmoid = lambda z: 1/(1+np.exp(-z))
outputs = []
c = 0.
for t in range(9):
    c = sigmoid(f[t])*c + sigmoid(i[t])*np.tanh(g[t])
    outputs.append(sigmoid(o[t])*np.tanh(c))
print(np.around(outputs, 2))
