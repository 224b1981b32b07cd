import sys
import numpy as np

def todo(f):
    return f

@todo
def lstm_cell(inputs, weights):
    """Not yet."""

if sys.version_info >= (3, 8):
    @todo
    def lstm(inputs, weights):
        ...

    def lstm_gradients(x, W, U, b, dh):
        pass

xs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], float)
W = np.array([[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]], float)
mem = 0
ys = []
for row in xs @ W.T:
    g, (i, f, o) = np.tanh(row[0]), 1 / (1 + np.exp(-row[1:]))
    mem = f * mem + i * g
    ys.append(o * np.tanh(mem))
print(np.round(ys, 2))
