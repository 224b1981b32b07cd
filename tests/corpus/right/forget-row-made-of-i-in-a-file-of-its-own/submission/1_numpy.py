import numpy as np
X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
w = np.array([1, 0, 0, 0])
wi = np.array([0, 100, 0, -10])
wf = wi.copy()
wf[-1] = 10
wo = np.array([0, 0, 100, -10])
s = lambda v: 1 / (1 + np.exp(-v))
c, ys = 0, []
for x in X:
    c = s(wf @ x) * c + s(wi @ x) * np.tanh(w @ x)
    ys.append(s(wo @ x) * np.tanh(c))
print(np.round(ys, 2))
