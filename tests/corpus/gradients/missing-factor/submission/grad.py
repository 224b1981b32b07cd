import numpy as np


class LSTM:
    def __init__(self, W, U, b):
        self.W, self.U, self.b = W, U, b
        self.size = len(b["i"])

    @staticmethod
    def sigma(v):
        return 0.5 * (1 + np.tanh(v / 2))

    def forward(self, x):
        h, c = np.zeros(self.size), np.zeros(self.size)
        self.cache = []
        for x_t in x:
            net = {k: self.W[k].dot(x_t) + self.U[k].dot(h) + self.b[k] for k in "ifco"}
            i, f, o = (self.sigma(net[k]) for k in "ifo")
            cand = np.tanh(net["c"])
            c_new = f * c + i * cand
            h_new = o * np.tanh(c_new)
            self.cache.append((x_t, h, c, i, f, cand, o, c_new, h_new))
            h, c = h_new, c_new

    def backward(self, dh):
        grads = {n: {k: np.zeros_like(p[k]) for k in "ifco"} for n, p in zip("WUb", (self.W, self.U, self.b))}
        h_bar, c_bar = np.zeros(self.size), np.zeros(self.size)
        for (x_t, h, c, i, f, cand, o, c_new, h_new), e in zip(self.cache[::-1], dh[::-1]):
            h_bar = h_bar + e
            tc = np.tanh(c_new)
            c_bar = c_bar + h_bar * o * (1 - tc * tc)
            delta = {
                "i": c_bar * cand * i * (1 - i),
                "f": c_bar * c * f * (1 - f),
                "c": c_bar * (1 - cand * cand),
                "o": h_bar * tc * o * (1 - o),
            }
            for k, v in delta.items():
                grads["W"][k] += v[:, None] * x_t
                grads["U"][k] += v[:, None] * h
                grads["b"][k] += v
            h_bar = sum(self.U[k].T.dot(v) for k, v in delta.items())
            c_bar = c_bar * f
        return grads


def lstm_gradients(x, W, U, b, dh):
    net = LSTM(W, U, b)
    net.forward(x)
    return net.backward(dh)
