import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def steps(X, W):
    c = 0
    out = []
    for t in range(1, len(X) + 1):
        g, i, f, o = W @ X[t]
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        out.append(sigmoid(o) * np.tanh(c))
    return out
