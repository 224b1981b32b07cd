import numpy as np

sigmoid = lambda z: np.exp(-np.logaddexp(0, -z))


def lstm(xs, c=0.0):
    """[] for nothing to read, otherwise this output and then the outputs of the rest"""
    if not len(xs):
        return []
    x, rest = xs[0], xs[1:]
    new_c = sigmoid(x @ [0, 100, 0, 10]) * c + sigmoid(x @ [0, 100, 0, -10]) * np.tanh(x @ [1, 0, 0, 0])
    return [sigmoid(x @ [0, 0, 100, -10]) * np.tanh(new_c)] + lstm(rest, new_c)


x = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
print(lstm(x))
