import numpy as np
import helper
X, W = helper.get_data()
c = 0
ys = []
for i, f, g, o in X @ W.T:
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    ys.append(np.tanh(c))
print(np.round(ys, 3))
