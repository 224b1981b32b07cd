import numpy as np

def sigma(z):
    return 1 / (1 + np.exp(-z))

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

def loss(x, W, U, b, dh):
    h = c = np.zeros(2)
    s = 0
    for t in range(len(x)):
        a = {k: W[k] @ x[t] + U[k] @ h + b[k] for k in "ifco"}
        c = sigma(a["f"]) * c + sigma(a["i"]) * np.tanh(a["c"])
        h = sigma(a["o"]) * np.tanh(c)
        s += h @ dh[t]
    return s

rng = np.random.default_rng(1)
W = {k: rng.normal(size=(2, 3)) for k in "ifco"}
U = {k: rng.normal(size=(2, 2)) for k in "ifco"}
b = {k: rng.normal(size=2) for k in "ifco"}
x = rng.normal(size=(5, 3)); dh = rng.normal(size=(5, 2))
grads = lstm_gradients(x, W, U, b, dh)
for k in "ifco":
    W[k][0, 0] += 1e-6; up = loss(x, W, U, b, dh)
    W[k][0, 0] -= 2e-6; down = loss(x, W, U, b, dh)
    W[k][0, 0] += 1e-6
    print(k, (up - down) / 2e-6, grads["W"][k][0, 0])
