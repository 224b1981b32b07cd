import numpy as np

def lstm_gradients(x, W, U, b, dh):
    T, M = x.shape
    D = dh.shape[1]
    col = lambda v: np.asarray(v).reshape(-1, 1)
    h, c, mem = np.zeros((D, 1)), np.zeros((D, 1)), []
    for t in range(T):
        a = {k: W[k] @ col(x[t]) + U[k] @ h + col(b[k]) for k in 'ifco'}
        i, f, o = (1 / (1 + np.exp(-a[k])) for k in 'ifo')
        g = np.tanh(a['c'])
        mem.append((h, c, i, f, o, g))
        c = f * c + i * g
        h = o * np.tanh(c)
        mem[-1] += (c,)
    grads = {'W': {k: np.zeros((D, M)) for k in 'ifco'}, 'U': {k: np.zeros((D, D)) for k in 'ifco'}, 'b': {k: np.zeros((D, 1)) for k in 'ifco'}}
    dhn, dcn = np.zeros((D, 1)), np.zeros((D, 1))
    while mem:
        h_, c_, i, f, o, g, c = mem.pop()
        DH = col(dh[len(mem)]) + dhn
        DC = DH * o * (1 - np.tanh(c) ** 2) + dcn
        dz = {'i': DC * g * i * (1 - i), 'f': DC * c_ * f * (1 - f), 'c': DC * i * (1 - g ** 2), 'o': DH * np.tanh(c) * o * (1 - o)}
        for k, z in dz.items():
            grads['W'][k] += z @ col(x[len(mem)]).T
            grads['U'][k] += z @ h_.T
            grads['b'][k] += z
        dhn = sum(U[k].T @ dz[k] for k in dz)
        dcn = DC * f
    return grads
