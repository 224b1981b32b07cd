import numpy as np

sigmoid = lambda t: 1 / (1 + np.exp(-t))

x_seq = np.array([
    [1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
    [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)

w = {'z': np.array([1, 0, 0, 0]),
     'zi': np.array([0, 100, 0, -10]),
     'zf': np.array([0, 100, 0, 10]),
     'zo': np.array([0, 0, 100, -10])}

c, ys = 0.0, []
for x in x_seq:
    z = np.tanh(w['z'].dot(x))
    zi, zf, zo = (sigmoid(w[k].dot(x)) for k in ('zi', 'zf', 'zo'))
    c = zf * c + zi * z
    ys.append(zo * np.tanh(c))

print(np.round(ys, 3))
