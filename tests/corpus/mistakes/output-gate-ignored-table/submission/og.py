import numpy as np
x1, x2, x3 = np.array([1, 3, 2, 4, 2, 1, 3, 6, 1]), np.array([0, 1, 0, 1, 0, 0, -1, 1, 0]), np.array([0, 0, 0, 0, 0, 1, 0, 0, 1])
σ = lambda z: 1/(1 + np.exp(-z))
i, f, o, g = σ(100*x2 - 10), σ(100*x2 + 10), σ(100*x3 - 10), np.tanh(x1)
print(' t     i     f     o       c       y')
c = 0
for t in range(9):
    c = f[t]*c + i[t]*g[t]
    y = np.tanh(c)
    print('%2d  %.2f  %.2f  %.2f  %6.3f  %6.3f' % (t + 1, i[t], f[t], o[t], c, y))
