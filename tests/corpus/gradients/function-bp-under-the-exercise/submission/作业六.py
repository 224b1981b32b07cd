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


# 习题6-4 LSTM 参数更新推导的程序
def bp(X, W, U, B, D):
    """从后往前推"""
    hs, cs, gs = [np.zeros(D)], [np.zeros(D)], []
    for v in X:
        a = W @ v + U @ hs[-1] + B
        i, f, o, g = sigmoid(a[:D]), sigmoid(a[D:2*D]), sigmoid(a[2*D:3*D]), np.tanh(a[3*D:])
        cs.append(f * cs[-1] + i * g)
        hs.append(o * np.tanh(cs[-1]))
        gs.append((i, f, o, g))
    eW, eU, eB = 0 * W, 0 * U, 0 * B
    eh, ec = np.ones(D), np.zeros(D)
    for t in range(len(X) - 1, -1, -1):
        i, f, o, g = gs[t]
        th = np.tanh(cs[t + 1])
        ec = ec + eh * o * (1 - th ** 2)
        delta = np.r_[ec * g * i * (1 - i), ec * cs[t] * f * (1 - f), eh * th * o * (1 - o), ec * i * (1 - g ** 2)]
        eW += np.outer(delta, X[t]); eU += np.outer(delta, hs[t]); eB += delta
        eh, ec = U.T @ delta, ec * f
    return eW, eU, eB

r = np.random.default_rng(0)
for m in bp(r.normal(size=(6, 3)), r.normal(size=(8, 3)), r.normal(size=(8, 2)), r.normal(size=8), 2):
    print(m)
