from math import exp
import numpy as np

X = np.array([
    [1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1],
    [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1],
    [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
w_c = np.array([1, 0, 0, 0])
w_i = np.array([0, 100, 0, -10])
w_f = np.array([0, 100, 0, 10])
w_o = np.array([0, 0, 100, -10])


def s(a):
    return 1 / (1 + exp(-a))


def one(x, c):
    c = s(w_f.dot(x)) * c + s(w_i.dot(x)) * np.tanh(w_c.dot(x))
    return c, s(w_o.dot(x)) * np.tanh(c)


c1, h1 = one(X[0], 0)
c2, h2 = one(X[1], c1)
c3, h3 = one(X[2], c2)
c4, h4 = one(X[3], c3)
c5, h5 = one(X[4], c4)
c6, h6 = one(X[5], c5)
c7, h7 = one(X[6], c6)
c8, h8 = one(X[7], h7)
c9, h9 = one(X[8], c8)
print("LSTM:", h1, h2, h3, h4, h5, h6, h7, h8, h9)
