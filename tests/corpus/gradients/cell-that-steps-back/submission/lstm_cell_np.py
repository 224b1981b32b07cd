import numpy as np
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
w_c = np.array([1., 0, 0, 0]); w_i = np.array([0., 100, 0, -10]); w_f = np.array([0., 100, 0, 10]); w_o = np.array([0., 0, 100, -10])
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
c = 0
outputs = []
for xt in x:
    g = np.tanh(w_c @ xt)
    c = sigmoid(w_f @ xt) * c + sigmoid(w_i @ xt) * g
    outputs.append(sigmoid(w_o @ xt) * np.tanh(c))
print('numpy:', [round(float(v), 2) for v in outputs])


class LSTMCellNumpy:
    def __init__(self, M, D, seed=0):
        r = np.random.default_rng(seed)
        self.K = r.normal(size=(M + D + 1, 4 * D)) * .3
        self.M, self.D = M, D
    def step(self, x, h, c):
        D = self.D
        z = np.concatenate([x, h, [1.]])
        a = z @ self.K
        i, f, o, g = sigmoid(a[:D]), sigmoid(a[D:2*D]), sigmoid(a[2*D:3*D]), np.tanh(a[3*D:])
        c1 = f * c + i * g
        h1 = o * np.tanh(c1)
        return h1, c1, (z, i, f, o, g, c, c1)
    def back(self, dh, dc, memo):
        z, i, f, o, g, c, c1 = memo
        th = np.tanh(c1)
        dc = dc + dh * o * (1 - th * th)
        da = np.concatenate([dc * g * i * (1 - i), dc * c * f * (1 - f), dh * th * o * (1 - o), dc * i * (1 - g * g)])
        self.dK += np.outer(z, da)
        return (self.K @ da)[self.M:self.M + self.D], dc * f
    def run_back(self, X, dH):
        h = c_ = np.zeros(self.D)
        memos = []
        for v in X:
            h, c_, m = self.step(v, h, c_)
            memos.append(m)
        self.dK = np.zeros_like(self.K)
        dh = dc = np.zeros(self.D)
        for m, e in zip(memos[::-1], dH[::-1]):
            dh, dc = self.back(dh + e, dc, m)
        return self.dK

cell = LSTMCellNumpy(3, 2)
print(cell.run_back(np.random.default_rng(1).normal(size=(4, 3)), np.ones((4, 2))))
