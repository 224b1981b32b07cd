import numpy as np


def gate(w, x):
    return int(round(1 / (1 + np.exp(-np.dot(w, x)))))


def lstm_numpy_version(seq):
    n = len(seq)
    c = np.zeros(n + 1, dtype=int)
    y = []
    for t in range(n):
        x = seq[t]
        g = np.tanh(np.dot([1, 0, 0, 0], x))
        c[t + 1] = gate([0, 100, 0, 10], x) * c[t] + gate([0, 100, 0, -10], x) * g
        y.append(gate([0, 0, 100, -10], x) * np.tanh(c[t + 1]))
    return y


seq = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
print(lstm_numpy_version(seq))
