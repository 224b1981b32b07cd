import numpy as np

def lstm_gradients(x, W, U, b, dh):
    s = lambda a: 1 / (1 + np.exp(-a))
    h, c, kept = np.zeros(dh.shape[1]), np.zeros(dh.shape[1]), []
    for v in x:
        i, f, o = (s(W[k] @ v + U[k] @ h + b[k]) for k in ('i', 'f', 'o'))
        g = np.tanh(W['c'] @ v + U['c'] @ h + b['c'])
        kept.append((v, h, c, i, f, o, g))
        c = f * c + i * g
        h = o * np.tanh(c)
    dW, dU, db = ({k: np.zeros_like(p[k]) for k in p} for p in (W, U, b))
    back = np.zeros(dh.shape[1])
    for (v, h, c, i, f, o, g), e in zip(kept[::-1], dh[::-1]):
        new = f * c + i * g
        e = e + back
        m = e * o * (1 - np.tanh(new) ** 2)
        d = {'i': m * g * i * (1 - i), 'f': m * c * f * (1 - f), 'c': m * i * (1 - g ** 2), 'o': e * np.tanh(new) * o * (1 - o)}
        back = 0
        for k in d:
            dW[k] += np.outer(d[k], v)
            dU[k] += np.outer(d[k], h)
            db[k] += d[k]
            back = back + U[k].T @ d[k]
    return {'W': dW, 'U': dU, 'b': db}
