import numpy as np
v3, v4, v5 = (np.array([1, 3, 2, 4, 2, 1, 3, 6, 1]), np.array([0, 1, 0, 1, 0, 0, -1, 1, 0]), np.array([0, 0, 0, 0, 0, 1, 0, 0, 1]))
v0 = lambda z: 1 / (1 + np.exp(-z))
v6, v7, v8, v9 = (v0(100 * v4 - 10), v0(100 * v4 + 10), v0(100 * v5 - 10), np.tanh(v3))
print(' t     i     f     o       c       y')
v1 = 0
for v2 in range(9):
    v1 = v7[v2] * v1 + v6[v2] * v9[v2]
    v10 = np.tanh(v1)
    print('%2d  %.2f  %.2f  %.2f  %6.3f  %6.3f' % (v2 + 1, v6[v2], v7[v2], v8[v2], v1, v10))