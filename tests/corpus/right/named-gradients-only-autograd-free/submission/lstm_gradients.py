import numpy as np


def lstm_gradients(x, W, U, b, dh):
    order = ["i", "f", "o", "c"]
    T, M = x.shape
    D = dh.shape[1]
    Wa = np.concatenate([W[k] for k in order])
    Ua = np.concatenate([U[k] for k in order])
    ba = np.concatenate([b[k] for k in order])
    sig = lambda v: 1.0 / (1.0 + np.exp(-v))

    hs, cs, gates = [np.zeros(D)], [np.zeros(D)], []
    for t in range(T):
        z = Wa @ x[t] + Ua @ hs[-1] + ba
        s = np.concatenate([sig(z[:3 * D]), np.tanh(z[3 * D:])])
        i, f, o, g = np.split(s, 4)
        cs.append(f * cs[-1] + i * g)
        hs.append(o * np.tanh(cs[-1]))
        gates.append(s)

    GW, GU, Gb = np.zeros_like(Wa), np.zeros_like(Ua), np.zeros_like(ba)
    eh, ec = np.zeros(D), np.zeros(D)
    for t in range(T - 1, -1, -1):
        i, f, o, g = np.split(gates[t], 4)
        th = np.tanh(cs[t + 1])
        eh = eh + dh[t]
        ec = ec + eh * o * (1 - th * th)
        dz = np.concatenate([ec * g * i * (1 - i), ec * cs[t] * f * (1 - f), eh * th * o * (1 - o), ec * i * (1 - g * g)])
        GW += dz[:, None] * x[t][None, :]
        GU += dz[:, None] * hs[t][None, :]
        Gb += dz
        eh = Ua.T @ dz
        ec = ec * f
    cut = lambda A: dict(zip(order, np.split(A, 4)))
    return {"W": cut(GW), "U": cut(GU), "b": cut(Gb)}
