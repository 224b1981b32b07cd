import numpy as np

INPUTS = [
    [1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
    [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1],
]
WEIGHTS = {
    "w_new": [1, 0, 0, 0],
    "w_in": [0, 100, 0, -10],
    "w_forget": [0, 100, 0, 10],
    "w_out": [0, 0, 100, -10],
}


class HandLSTM:
    def __init__(self, w_new, w_in, w_forget, w_out):
        self.w = np.array([w_new, w_in, w_forget, w_out], dtype=np.float64)

    def __call__(self, xs):
        c, ys = 0.0, []
        for x in np.asarray(xs, dtype=np.float64):
            a = self.w @ x
            i, f, o = 1 / (1 + np.exp(-a[1:]))
            c = f * c + i * np.tanh(a[0])
            ys.append(o * np.tanh(c))
        return np.array(ys)
