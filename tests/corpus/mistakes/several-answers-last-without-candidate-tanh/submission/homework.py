import numpy as np
X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
     [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
def sigmoid(z): return 1/(1+np.exp(-z))
c = 0
out1 = []
for x in X:
    g = np.tanh(x @ [1, 0, 0, 0]); i = sigmoid(x @ [0, 100, 0, -10]); f = sigmoid(x @ [0, 100, 0, 10]); o = sigmoid(x @ [0, 0, 100, -10])
    c = f*c + i*g
    out1.append(o*np.tanh(c))
print('version 1:', np.round(out1, 2))
# version 2: the slide has no tanh for the input, so I removed it
c = 0
out2 = []
for x in X:
    g = x @ [1, 0, 0, 0]; i = sigmoid(x @ [0, 100, 0, -10]); f = sigmoid(x @ [0, 100, 0, 10]); o = sigmoid(x @ [0, 0, 100, -10])
    c = f*c + i*g
    out2.append(o*np.tanh(c))
print('version 2:', np.round(out2, 2))
