import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def lstm_gradients(x, W, U, b, dh):
    T = len(x)
    D = len(b["i"])
    M = x.shape[1]
    h = [np.zeros(D)]
    c = [np.zeros(D)]
    i_s, f_s, o_s, g_s = [], [], [], []
    for t in range(T):
        i = sigmoid(W["i"] @ x[t] + U["i"] @ h[t] + b["i"])
        f = sigmoid(W["f"] @ x[t] + U["f"] @ h[t] + b["f"])
        o = sigmoid(W["o"] @ x[t] + U["o"] @ h[t] + b["o"])
        g = np.tanh(W["c"] @ x[t] + U["c"] @ h[t] + b["c"])
        c.append(f * c[t] + i * g)
        h.append(o * np.tanh(c[t + 1]))
        i_s.append(i)
        f_s.append(f)
        o_s.append(o)
        g_s.append(g)

    dW, dU, db = {}, {}, {}
    for k in ["i", "f", "c", "o"]:
        dW[k] = np.zeros((D, M))
        dU[k] = np.zeros((D, D))
        db[k] = np.zeros(D)
    dh_next = np.zeros(D)
    dc_next = np.zeros(D)
    for t in range(T - 1, -1, -1):
        dht = dh[t] + dh_next
        dct = dc_next + dht * o_s[t] * (1 - np.tanh(c[t + 1]) ** 2)
        d = {}
        d["o"] = dht * np.tanh(c[t + 1]) * o_s[t] * (1 - o_s[t])
        d["i"] = dct * g_s[t] * i_s[t] * (1 - i_s[t])
        d["f"] = dct * c[t] * f_s[t] * (1 - f_s[t])
        d["c"] = dct * i_s[t] * (1 - g_s[t] ** 2)
        dh_next = np.zeros(D)
        for k in ["i", "f", "c", "o"]:
            for n in range(D):
                db[k][n] += d[k][n]
                for m in range(M):
                    dW[k][n, m] += d[k][n] * x[t, m]
                for m in range(D):
                    dU[k][n, m] += d[k][n] * h[t][m]
    return {"W": dW, "U": dU, "b": db}
