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


# ---- 6-4: 数值方法验证 ----
r = np.random.default_rng(5)
theta = r.normal(size=(4, 3)) * .5      # rows: i f o g, columns: x h 1
xs = r.normal(size=6)
def loss(theta):
    h = c = 0.
    for v in xs:
        z = theta @ np.array([v, h, 1.])
        c = sigmoid(z[1]) * c + sigmoid(z[0]) * np.tanh(z[3])
        h = sigmoid(z[2]) * np.tanh(c)
    return h
eps = 1e-6
num = np.zeros_like(theta)
for a in range(4):
    for b in range(3):
        e = np.zeros_like(theta); e[a, b] = eps
        num[a, b] = (loss(theta + e) - loss(theta - e)) / (2 * eps)
print(num)
