import numpy as np

ORDER = ["i", "f", "c", "o"]


def lstm_gradients(x, W, U, b, dh):
    """BPTT，四个门叠成一个大矩阵一起算"""
    dh = np.squeeze(dh)
    n, D = dh.shape
    Wx = np.vstack([W[k] for k in ORDER])
    Uh = np.vstack([U[k] for k in ORDER])
    bb = np.hstack([b[k] for k in ORDER])
    H = np.zeros((n + 1, D))
    C = np.zeros((n + 1, D))
    G = np.zeros((n, 4, D))
    for t in range(n):
        z = (Wx @ x[t] + Uh @ H[t] + bb).reshape(4, D)
        s = 1 / (1 + np.exp(-z))
        s[2] = np.tanh(z[2])
        G[t] = s
        C[t + 1] = s[1] * C[t] + s[0] * s[2]
        H[t + 1] = s[3] * np.tanh(C[t + 1])
    Z = np.zeros((n, 4, D))
    eh = np.zeros(D)
    ec = np.zeros(D)
    for t in reversed(range(n)):
        i, f, g, o = G[t]
        th = np.tanh(C[t + 1])
        eh = eh + dh[t]
        ec = ec + eh * o * (1 - th ** 2)
        Z[t, 0] = ec * g * i * (1 - i)
        Z[t, 1] = ec * C[t] * f * (1 - f)
        Z[t, 2] = ec * i * (1 - g ** 2)
        Z[t, 3] = eh * th * o * (1 - o)
        eh = Uh.T @ Z[t].reshape(-1)
        ec = ec * f
    return {
        "W": {k: np.einsum("td,tm->dm", Z[:, j], x) for j, k in enumerate(ORDER)},
        "U": {k: np.einsum("td,te->de", Z[:, j], H[:-1]) for j, k in enumerate(ORDER)},
        "b": {k: Z[:, j].sum(0) for j, k in enumerate(ORDER)},
    }
