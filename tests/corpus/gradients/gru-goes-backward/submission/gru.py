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


# GRU 的前向和反向传播（对照 PPT）
class GRU:
    def __init__(self, Wx, Wh, b):
        self.params = [Wx, Wh, b]
        self.grads = [np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(b)]
        self.cache = None
    def forward(self, x, h_prev):
        Wx, Wh, b = self.params
        H = Wh.shape[0]
        z = sigmoid(x @ Wx[:, :H] + h_prev @ Wh[:, :H] + b[:H])
        r = sigmoid(x @ Wx[:, H:2*H] + h_prev @ Wh[:, H:2*H] + b[H:2*H])
        hh = np.tanh(x @ Wx[:, 2*H:] + (r * h_prev) @ Wh[:, 2*H:] + b[2*H:])
        h = (1 - z) * h_prev + z * hh
        self.cache = (x, h_prev, z, r, hh)
        return h
    def backward(self, dh_next):
        Wx, Wh, b = self.params
        H = Wh.shape[0]
        x, h_prev, z, r, hh = self.cache
        dh_prev = dh_next * (1 - z)
        dt = dh_next * z * (1 - hh ** 2)
        self.grads[1][:, 2*H:] = (r * h_prev).T @ dt
        dhr = dt @ Wh[:, 2*H:].T
        dh_prev += r * dhr
        dz = (dh_next * hh - dh_next * h_prev) * z * (1 - z)
        dr = dhr * h_prev * r * (1 - r)
        self.grads[0][:] = np.hstack([x.T @ dz, x.T @ dr, x.T @ dt])
        self.grads[2][:] = np.hstack([dz.sum(0), dr.sum(0), dt.sum(0)])
        return dt @ Wx[:, 2*H:].T, dh_prev
r_ = np.random.default_rng(1)
gru = GRU(r_.normal(size=(4, 6)), r_.normal(size=(2, 6)), np.zeros(6))
print(gru.forward(r_.normal(size=(3, 4)), np.zeros((3, 2))).shape, gru.backward(np.ones((3, 2)))[1].shape)
