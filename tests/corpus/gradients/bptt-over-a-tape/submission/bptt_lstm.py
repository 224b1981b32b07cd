
import numpy as np
rng = np.random.default_rng(1)
T, M, D = 5, 3, 2
sig = lambda z: 1 / (1 + np.exp(-z))
W = rng.normal(size=(4 * D, M + D)) * .5
bias = rng.normal(size=4 * D) * .1
seq = rng.normal(size=(T, M))
h, c, tape = np.zeros(D), np.zeros(D), []
for t in range(T):
    v = np.concatenate([seq[t], h])
    z = W @ v + bias
    i, f, g, o = sig(z[:D]), sig(z[D:2*D]), np.tanh(z[2*D:3*D]), sig(z[3*D:])
    c_old = c
    c = f * c + i * g
    h = o * np.tanh(c)
    tape.append((v, i, f, g, o, c_old, c))

# BPTT, L = sum(h_T)
dW, db = np.zeros_like(W), np.zeros_like(bias)
dh, dc = np.ones(D), np.zeros(D)
for v, i, f, g, o, c_old, c in tape[::-1]:
    dc = dc + dh * o * (1 - np.tanh(c) ** 2)
    dz = np.concatenate([dc * g * i * (1 - i), dc * c_old * f * (1 - f), dc * i * (1 - g ** 2), dh * np.tanh(c) * o * (1 - o)])
    dW += np.outer(dz, v)
    db += dz
    dh = W[:, M:].T @ dz
    dc = dc * f
print(dW)
print(db)
