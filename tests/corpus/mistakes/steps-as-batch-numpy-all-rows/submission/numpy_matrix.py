import numpy as np

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def lstm_cell_np(x, c_prev):
    i = sigmoid(x @ np.array([0, 100, 0, -10]))
    f = sigmoid(x @ np.array([0, 100, 0, 10]))
    o = sigmoid(x @ np.array([0, 0, 100, -10]))
    g = np.tanh(x @ np.array([1, 0, 0, 0]))
    c = f * c_prev + i * g
    return o * np.tanh(c), c


H, C = lstm_cell_np(X, np.zeros(9))
print("H =", H)
print("C =", C)
