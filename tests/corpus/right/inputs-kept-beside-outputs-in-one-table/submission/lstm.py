import numpy as np
lines = []
c = 0
for t in range(1, 10):
    x1 = int('0132421361'[t]); x2 = (t in (2, 4, 8)) * 1 - (t == 7) * 1; x3 = (t in (6, 9)) * 1
    i, f, o = 1 / (1 + np.exp(-np.array([100 * x2 - 10, 100 * x2 + 10, 100 * x3 - 10])))
    c = f * c + i * np.tanh(x1)
    lines.append([x1, x2, x3, 1, o * np.tanh(c)])
table = np.array(lines)
res = table[:, -1]
print(res.round(3))
