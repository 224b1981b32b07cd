import numpy as np

X = {0: [1, 0, 0, 1], 1: [3, 1, 0, 1], 2: [2, 0, 0, 1], 3: [4, 1, 0, 1], 4: [2, 0, 0, 1],
     5: [1, 0, 1, 1], 6: [3, -1, 0, 1], 7: [6, 1, 0, 1], 8: [1, 0, 1, 1]}

w_g, w_i, w_f, w_o = np.array([1, 0, 0, 0]), np.array([0, 100, 0, -10]), np.array([0, 100, 0, 10]), np.array([0, 0, 100, -10])

C = {-1: 0.0}      # memory before the first step
Y = {-1: 0.0}


def sigma(a):
    return 1.0 / (1.0 + np.exp(-a))


def c(t):
    if t not in C:
        C[t] = sigma(w_f @ X[t]) * c(t - 1) + sigma(w_i @ X[t]) * np.tanh(w_g @ X[t])
    return C[t]


def y(t):
    if t not in Y:
        Y[t] = sigma(w_o @ X[t]) * np.tanh(c(t))
    return Y[t]


y_last = y(8)
for t in range(9):
    y(t)
Y = dict(sorted(Y.items()))
print(Y)
