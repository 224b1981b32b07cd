def _fill(rows):
    import numpy as _np
    table = _np.zeros((9, 4))
    for _t, _x, _v in rows:
        table[_t, _x] = _v
    return table.tolist()
import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))
input_list = _fill([(0, 0, 1), (0, 3, 1), (1, 0, 3), (1, 1, 1), (1, 3, 1), (2, 0, 2), (2, 3, 1), (3, 0, 4), (3, 1, 1), (3, 3, 1), (4, 0, 2), (4, 3, 1), (5, 0, 1), (5, 2, 1), (5, 3, 1), (6, 0, 3), (6, 1, -1), (6, 3, 1), (7, 0, 6), (7, 1, 1), (7, 3, 1), (8, 0, 1), (8, 2, 1), (8, 3, 1)])
w = [1, 0, 0, 0]
wi = [0, 100, 0, -10]
wf = [0, 100, 0, 10]
wo = [0, 0, 100, -10]
y = []
for x in input_list:
    c = 0
    g = np.tanh(np.dot(w, x))
    i = sigmoid(np.dot(wi, x))
    f = sigmoid(np.dot(wf, x))
    o = sigmoid(np.dot(wo, x))
    c = f * c + i * g
    y.append(round(o * np.tanh(c), 2))
print(y)