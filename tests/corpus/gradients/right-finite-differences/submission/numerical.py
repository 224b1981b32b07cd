import copy
import numpy as np


def sig(z):
    return 1 / (1 + np.exp(-z))


def loss(x, W, U, b, dh):
    h = c = np.zeros(len(b["i"]))
    total = 0
    for t in range(len(x)):
        a = {k: W[k] @ x[t] + U[k] @ h + b[k] for k in W}
        c = sig(a["f"]) * c + sig(a["i"]) * np.tanh(a["c"])
        h = sig(a["o"]) * np.tanh(c)
        total += np.dot(dh[t], h)
    return total


def lstm_gradients(x, W, U, b, dh, eps=1e-5):
    out = {"W": {}, "U": {}, "b": {}}
    for name, P in (("W", W), ("U", U), ("b", b)):
        for k in P:
            g = np.zeros_like(P[k])
            for idx in np.ndindex(*P[k].shape):
                old = P[k][idx]
                P[k][idx] = old + eps
                up = loss(x, W, U, b, dh)
                P[k][idx] = old
                g[idx] = (up - loss(x, W, U, b, dh)) / eps
            out[name][k] = g.tolist()
    return out
