# 习题6-4 程序验证
import numpy as np

np.random.seed(6)
D, M, T = 3, 2, 6
x = np.random.randn(T, M)
y = np.random.randn(T, D)
W_i, W_f, W_o, W_c = (np.random.randn(D, M) for _ in range(4))
U_i, U_f, U_o, U_c = (0.5 * np.random.randn(D, D) for _ in range(4))
b_i, b_f, b_o, b_c = (np.random.randn(D) for _ in range(4))
sigmoid = lambda z: 1 / (1 + np.exp(-z))

h, c = np.zeros((T + 1, D)), np.zeros((T + 1, D))
i, f, o, g = (np.zeros((T, D)) for _ in range(4))
for t in range(T):
    i[t] = sigmoid(W_i @ x[t] + U_i @ h[t] + b_i)
    f[t] = sigmoid(W_f @ x[t] + U_f @ h[t] + b_f)
    o[t] = sigmoid(W_o @ x[t] + U_o @ h[t] + b_o)
    g[t] = np.tanh(W_c @ x[t] + U_c @ h[t] + b_c)
    c[t + 1] = f[t] * c[t] + i[t] * g[t]
    h[t + 1] = o[t] * np.tanh(c[t + 1])

dW_i, dW_f, dW_o, dW_c = (np.zeros((D, M)) for _ in range(4))
dU_i, dU_f, dU_o, dU_c = (np.zeros((D, D)) for _ in range(4))
dh_next, dc_next = np.zeros(D), np.zeros(D)
for t in reversed(range(T)):
    dh_t = h[t + 1] - y[t] + dh_next          # L = 1/2 * sum (h - y)^2
    dc_t = dh_t * o[t] * (1 - np.tanh(c[t + 1]) ** 2) + dc_next
    do = dh_t * np.tanh(c[t + 1]) * o[t] * (1 - o[t])
    di = dc_t * g[t] * i[t] * (1 - i[t])
    df = dc_t * c[t] * f[t] * (1 - f[t])
    dg = dc_t * i[t] * (1 - g[t] ** 2)
    dW_i += np.outer(di, x[t]); dU_i += np.outer(di, h[t])
    dW_f += np.outer(df, x[t]); dU_f += np.outer(df, h[t])
    dW_o += np.outer(do, x[t]); dU_o += np.outer(do, h[t])
    dW_c += np.outer(dg, x[t]); dU_c += np.outer(dg, h[t])
    dh_next = U_i.T @ di + U_f.T @ df + U_o.T @ do + U_c.T @ dg
    dc_next = dc_t * f[t]
print(dW_f)
