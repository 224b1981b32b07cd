import numpy as np


class NumpyLSTM:

    def __init__(self, cand, inp, forget, out):
        self.weights = np.vstack([cand, inp, forget, out])
        self.c = 0

    def step(self, x):
        z = self.weights.dot(x)
        i, f, o = (1 / (1 + np.exp(-z[1:])))
        self.c = f * self.c + i * np.tanh(z[0])
        return np.round(o * np.tanh(self.c), 1)


net = NumpyLSTM([1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10])
print("| t | y_t |")
for t, x in enumerate([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                       [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]):
    print("|", t + 1, "|", net.step(np.array(x)), "|")
