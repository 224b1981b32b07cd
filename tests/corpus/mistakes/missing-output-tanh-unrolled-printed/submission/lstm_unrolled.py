import numpy as np

CAND = np.array([1., 0., 0., 0.])
IN = np.array([0., 100., 0., -10.])
FORGET = np.array([0., 100., 0., 10.])
OUT = np.array([0., 0., 100., -10.])

step_fn = np.heaviside


def step(x, c_prev):
    x = np.asarray(x)
    c = step_fn(FORGET @ x, 0) * c_prev + step_fn(IN @ x, 0) * np.tanh(CAND @ x)
    h = step_fn(OUT @ x, 0) * c
    return h, c


h1, c = step([1, 0, 0, 1], 0)
h2, c = step([3, 1, 0, 1], c)
h3, c = step([2, 0, 0, 1], c)
h4, c = step([4, 1, 0, 1], c)
h5, c = step([2, 0, 0, 1], c)
h6, c = step([1, 0, 1, 1], c)
h7, c = step([3, -1, 0, 1], c)
h8, c = step([6, 1, 0, 1], c)
h9, c = step([1, 0, 1, 1], c)
print("%.2f、%.2f、%.2f、%.2f、%.2f、%.2f、%.2f、%.2f、%.2f" % (h1, h2, h3, h4, h5, h6, h7, h8, h9))
