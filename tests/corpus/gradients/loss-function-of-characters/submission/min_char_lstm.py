
import numpy as np
data = "hello lstm hello world "
chars = sorted(set(data)); V = len(chars); ix = {ch: k for k, ch in enumerate(chars)}
H = 8
rs = np.random.RandomState(0)
Wxh = rs.randn(4 * H, V) * .1; Whh = rs.randn(4 * H, H) * .1; bh = np.zeros((4 * H, 1))
Why = rs.randn(V, H) * .1; by = np.zeros((V, 1))
sg = lambda z: 1 / (1 + np.exp(-z))

def lossFun(inputs, targets, hprev, cprev):
    hs, cs, G, xs, ps = {-1: hprev}, {-1: cprev}, {}, {}, {}
    loss = 0
    for t in range(len(inputs)):
        xs[t] = np.zeros((V, 1)); xs[t][inputs[t]] = 1
        z = Wxh @ xs[t] + Whh @ hs[t - 1] + bh
        G[t] = i, f, o, g = sg(z[:H]), sg(z[H:2*H]), sg(z[2*H:3*H]), np.tanh(z[3*H:])
        cs[t] = f * cs[t - 1] + i * g
        hs[t] = o * np.tanh(cs[t])
        y = Why @ hs[t] + by
        ps[t] = np.exp(y) / np.exp(y).sum()
        loss -= np.log(ps[t][targets[t], 0])
    dWxh, dWhh, dWhy = np.zeros_like(Wxh), np.zeros_like(Whh), np.zeros_like(Why)
    dbh, dby = np.zeros_like(bh), np.zeros_like(by)
    dhnext, dcnext = np.zeros_like(hprev), np.zeros_like(cprev)
    for t in reversed(range(len(inputs))):
        i, f, o, g = G[t]
        dy = ps[t].copy(); dy[targets[t]] -= 1
        dWhy += dy @ hs[t].T; dby += dy
        dh = Why.T @ dy + dhnext
        tc = np.tanh(cs[t])
        dc = dh * o * (1 - tc ** 2) + dcnext
        dz = np.vstack([dc * g * i * (1 - i), dc * cs[t - 1] * f * (1 - f), dh * tc * o * (1 - o), dc * i * (1 - g ** 2)])
        dWxh += dz @ xs[t].T; dWhh += dz @ hs[t - 1].T; dbh += dz
        dhnext = Whh.T @ dz; dcnext = dc * f
    return loss, dWxh, dWhh, dWhy, dbh, dby

s = [ix[ch] for ch in data]
out = lossFun(s[:-1], s[1:], np.zeros((H, 1)), np.zeros((H, 1)))
print(out[0], [g.shape for g in out[1:]])
