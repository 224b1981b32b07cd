import numpy as np
W = np.array([
    [0, 100, 0, -10, 0],
    [0, 100, 0,  10, 0],
    [1,   0, 0,   0, 0],
    [0,   0, 100, -10, 0],
], dtype=np.float64)
xs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)

def lstm_step(x_t, h_prev, c_prev):
    concat = np.concatenate([x_t, [h_prev]])
    z = W @ concat
    i, f, o = 1 / (1 + np.exp(-z[[0, 1, 3]]))
    c = f * c_prev + i * np.tanh(z[2])
    return o * np.tanh(c), c

h, c = 0.0, 0.0
for t, x_t in enumerate(xs):
    h, c = lstm_step(x_t, h, c)
    print(f"t={t+1}  h={h:.4f}  c={c:.4f}")
