import numpy as np
np.random.seed(0)
x, h_prev, c_prev = np.random.randn(3), np.random.randn(2), np.random.randn(2)
Wf, Wi, Wc, Wo = [np.random.randn(2, 5) for _ in range(4)]
z = np.concatenate([h_prev, x])
s = lambda v: 1 / (1 + np.exp(-v))
f, i, o, g = s(Wf @ z), s(Wi @ z), s(Wo @ z), np.tanh(Wc @ z)
c = f * c_prev + i * g
h = o * np.tanh(c)
dL_dh = np.ones(2)
dL_dc = dL_dh * o * (1 - np.tanh(c) ** 2)
dL_dWf = np.outer(dL_dc * c_prev * f * (1 - f), z)
dL_dWi = np.outer(dL_dc * g * i * (1 - i), z)
dL_dWc = np.outer(dL_dc * i * (1 - g ** 2), z)
dL_dWo = np.outer(dL_dh * np.tanh(c) * o * (1 - o), z)
print(dL_dWf)
