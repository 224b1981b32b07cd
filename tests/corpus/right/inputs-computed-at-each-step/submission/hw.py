import numpy as np


c = 0.0
for t in range(1, 10):
    x1 = 132421361 // 10 ** (9 - t) % 10
    write = t in (2, 4, 8)
    x2 = -1 if t == 7 else int(write)
    x3 = int(t in (6, 9))
    i = 1 / (1 + np.exp(-(100 * x2 - 10)))
    f = 1 / (1 + np.exp(-(100 * x2 + 10)))
    o = 1 / (1 + np.exp(-(100 * x3 - 10)))
    c = f * c + i * np.tanh(x1)
    print(f"t={t} y={o * np.tanh(c):.4f}")
