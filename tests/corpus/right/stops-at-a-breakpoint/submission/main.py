
import numpy as np
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
wg = np.array([1, 0, 0, 0.]); wi = np.array([0, 100, 0, -10.]); wf = np.array([0, 100, 0, 10.]); wo = np.array([0, 0, 100, -10.])
def sigmoid(z): return 1 / (1 + np.exp(-z))
c = 0.0
ys = []
for x in X:
    g = np.tanh(wg @ x); i = sigmoid(wi @ x); f = sigmoid(wf @ x); o = sigmoid(wo @ x)
    c = f * c + i * g
    ys.append(float(o * np.tanh(c)))
print("numpy:", ys)

import pdb; pdb.set_trace()
print('after')
