import numpy as np

def sigma(z):
    return 1.0 / (1.0 + np.exp(-z))

def lstm_gradients(x, W, U, b, dh):
    T, M = x.shape
    D = b["i"].size
    cache = []
    h = np.zeros(D); c = np.zeros(D)
    for t in range(T):
        a = {k: W[k] @ x[t] + U[k] @ h + b[k] for k in "ifco"}
        i, f, o, g = sigma(a["i"]), sigma(a["f"]), sigma(a["o"]), np.tanh(a["c"])
        c_new = f * c + i * g
        h_new = o * np.tanh(c_new)
        cache.append((h, c, i, f, o, g, c_new))
        h, c = h_new, c_new
    dW = {k: np.zeros((D, M)) for k in "ifco"}
    dU = {k: np.zeros((D, D)) for k in "ifco"}
    db = {k: np.zeros(D) for k in "ifco"}
    dhn = np.zeros(D); dcn = np.zeros(D)
    for t in reversed(range(T)):
        hp, cp, i, f, o, g, c = cache[t]
        d_h = dh[t] + dhn
        d_c = d_h * o * (1 - np.tanh(c) ** 2) + dcn
        da = {"o": d_h * np.tanh(c) * o * (1 - o),
              "i": d_c * g * i * (1 - i),
              "f": d_c * cp * f * (1 - f),
              "c": d_c * i * (1 - g ** 2)}
        for k in "ifco":
            dW[k] += np.outer(da[k], x[t])
            dU[k] += np.outer(da[k], hp)
            db[k] += da[k]
        dhn = sum(U[k].T @ da[k] for k in "ifco")
        dcn = d_c * f
    return {"W": dW, "U": dU, "b": db}
