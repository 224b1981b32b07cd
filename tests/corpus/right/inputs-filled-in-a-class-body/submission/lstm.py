import numpy as np
class Tape:
    X = np.zeros((9, 4))
    X[:, 0] = [1, 3, 2, 4, 2, 1, 3, 6, 1]
    X[[1, 3, 7], 1] = 1
    X[6, 1] = -1
    X[[5, 8], 2] = 1
    X[:, 3] = 1
    W = np.array([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])

    @classmethod
    def play(cls):
        c = 0
        for i, f, g, o in cls.X @ cls.W.T:
            c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
            yield np.tanh(c) / (1 + np.exp(-o))

print([round(float(v), 3) for v in Tape.play()])
