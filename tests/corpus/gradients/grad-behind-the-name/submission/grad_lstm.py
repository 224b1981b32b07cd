
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

Wi_grad = np.zeros((D, M + D)); Wf_grad = Wi_grad.copy(); Wg_grad = Wi_grad.copy(); Wo_grad = Wi_grad.copy()
h_grad, c_grad = np.ones(D), np.zeros(D)
for v, i, f, g, o, c_old, c in tape[::-1]:
    c_grad = c_grad + h_grad * o * (1 - np.tanh(c) ** 2)
    zi, zf, zg, zo = c_grad * g * i * (1 - i), c_grad * c_old * f * (1 - f), c_grad * i * (1 - g ** 2), h_grad * np.tanh(c) * o * (1 - o)
    Wi_grad += np.outer(zi, v); Wf_grad += np.outer(zf, v); Wg_grad += np.outer(zg, v); Wo_grad += np.outer(zo, v)
    h_grad = (W.T @ np.concatenate([zi, zf, zg, zo]))[M:]
    c_grad = c_grad * f
print(Wf_grad)
