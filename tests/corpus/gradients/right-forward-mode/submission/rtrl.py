import numpy as np

def lstm_gradients(x, W, U, b, dh):
    """real-time recurrent learning instead of BPTT"""
    sg = lambda u: 1.0 / (1.0 + np.exp(-u))
    T, D = dh.shape
    def direction(group, gate, where):
        h = np.zeros(D); c = np.zeros(D); hd = np.zeros(D); cd = np.zeros(D)
        s = 0.0
        for t in range(T):
            a, ad = {}, {}
            for k in 'ifco':
                a[k] = W[k] @ x[t] + U[k] @ h + b[k]
                ad[k] = U[k] @ hd
            if group == 'b':
                ad[gate][where] += 1
            elif group == 'W':
                ad[gate][where[0]] += x[t][where[1]]
            else:
                ad[gate][where[0]] += h[where[1]]
            i, f, o, g = sg(a['i']), sg(a['f']), sg(a['o']), np.tanh(a['c'])
            di, df, do, dg = i*(1-i)*ad['i'], f*(1-f)*ad['f'], o*(1-o)*ad['o'], (1-g*g)*ad['c']
            cd = df * c + f * cd + di * g + i * dg
            c = f * c + i * g
            th = np.tanh(c)
            hd = do * th + o * (1 - th * th) * cd
            h = o * th
            s += dh[t] @ hd
        return s
    res = {}
    for name, block in (('W', W), ('U', U), ('b', b)):
        res[name] = {}
        for k, v in block.items():
            res[name][k] = np.array([direction(name, k, idx if v.ndim == 2 else idx[0]) for idx in np.ndindex(v.shape)]).reshape(v.shape)
    return res
