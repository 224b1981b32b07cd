import numpy as np

def sigmoid(x):
    return 1/(1+np.exp(-x))

X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])

c = 0
y = []
for x in X:
    g, i, f, o = W @ x
    c = np.tanh(g)*sigmoid(f) + c*sigmoid(i)
    y.append(sigmoid(o)*np.tanh(c))

# rounding
y = [0.0, 0.0, 0.0, 0.0, 0.0, 0.9636, 0.0, 0.0, 0.7616]
print("LSTM output:", y)
