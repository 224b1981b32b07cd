"""Named hand-in: the NumPy operator and the gradients of exercise 6-4.

Why the LSTM does not lose its gradient (6-4): the only path from c_t back to c_{t-1} that is not cut
through a matrix is the factor f_t, elementwise.  A plain RNN multiplies by U^T diag(1 - h^2) at each
step, whose norm is usually well below one, so after k steps the product is tiny.  Here the product of
the f's may stay close to one as long as the forget gate chooses to stay open, and it goes to zero only
when the network decides to erase.  The gradient can still explode through the h path, and it does
vanish when f is small, so it is an improvement and no guarantee.
"""
import numpy as np


def sigmoid(z):
    return 0.5 + 0.5 * np.tanh(0.5 * z)


def lstm_numpy(inputs, weights):
    c = 0.0
    ys = []
    for x in inputs:
        c *= sigmoid(x @ weights["forget_gate"])
        c += sigmoid(x @ weights["input_gate"]) * np.tanh(x @ weights["candidate"])
        ys.append(sigmoid(x @ weights["output_gate"]) * np.tanh(c))
    return np.array(ys)


def lstm_gradients(x, W, U, b, dh):
    T, D = dh.shape
    keys = ("i", "f", "c", "o")
    act = {"i": sigmoid, "f": sigmoid, "c": np.tanh, "o": sigmoid}
    h = np.zeros((T + 1, D))
    c = np.zeros((T + 1, D))
    a = {k: np.zeros((T, D)) for k in keys}
    for t in range(T):
        for k in keys:
            a[k][t] = act[k](W[k] @ x[t] + U[k] @ h[t] + b[k])
        c[t + 1] = a["f"][t] * c[t] + a["i"][t] * a["c"][t]
        h[t + 1] = a["o"][t] * np.tanh(c[t + 1])

    dW = {k: np.zeros_like(W[k]) for k in keys}
    dU = {k: np.zeros_like(U[k]) for k in keys}
    db = {k: np.zeros_like(b[k]) for k in keys}
    dh_next = np.zeros(D)
    dc_next = np.zeros(D)
    for t in reversed(range(T)):
        i, f, g, o = (a[k][t] for k in keys)
        tc = np.tanh(c[t + 1])
        dht = dh[t] + dh_next
        dct = dc_next + dht * o * (1 - tc ** 2)
        delta = {
            "o": dht * tc * o * (1 - o),
            "i": dct * g * i * (1 - i),
            "f": dct * c[t] * f * (1 - f),
            "c": dct * i * (1 - g ** 2),
        }
        dh_next = np.zeros(D)
        for k in keys:
            dW[k] += np.outer(delta[k], x[t])
            dU[k] += np.outer(delta[k], h[t])
            db[k] += delta[k]
            dh_next += U[k].T @ delta[k]
        dc_next = dct * f
    return {"W": dW, "U": dU, "b": db}
