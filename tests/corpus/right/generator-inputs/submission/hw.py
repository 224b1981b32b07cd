import numpy as np
def shuru():
    for a, b, c in zip('1 3 2 4 2 1 3 6 1'.split(), '0 1 0 1 0 0 -1 1 0'.split(), '0 0 0 0 0 1 0 0 1'.split()):
        yield np.array([int(a), int(b), int(c), 1])
sgm = np.vectorize(lambda v: 1 / (1 + np.exp(-v)))
Wz, Wi, Wf, Wo = np.diag([1, 100, 100, 100])[[0, 1, 1, 2]] + np.outer([0, -10, 10, -10], [0, 0, 0, 1])
c = 0
y = [(c := sgm(Wf @ x) * c + sgm(Wi @ x) * np.tanh(Wz @ x), sgm(Wo @ x) * np.tanh(c))[1] for x in shuru()]
print(*map('{:.2f}'.format, y))
