
import numpy as np
rng = np.random.default_rng(7)
sig = lambda z: 1 / (1 + np.exp(-z))
T, M, D = 6, 3, 2
x = rng.normal(size=(T, M)); y = rng.normal(size=(T, D)) * .3
W_i, W_f, W_o, W_c = (rng.normal(size=(D, M)) * .5 for _ in range(4))
U_i, U_f, U_o, U_c = (rng.normal(size=(D, D)) * .5 for _ in range(4))
b_i, b_f, b_o, b_c = (rng.normal(size=D) * .1 for _ in range(4))
def forward():
    h, c = [H0], [C0]; G = []
    for t in range(T):
        i = sig(W_i @ x[t] + U_i @ h[-1] + b_i); f = sig(W_f @ x[t] + U_f @ h[-1] + b_f)
        o = sig(W_o @ x[t] + U_o @ h[-1] + b_o); g = np.tanh(W_c @ x[t] + U_c @ h[-1] + b_c)
        c.append(f * c[-1] + i * g); h.append(o * np.tanh(c[-1])); G.append((i, f, o, g))
    return np.array(h), np.array(c), G
H0 = np.zeros(D); C0 = np.zeros(D)
for epoch in range(100):
    h, c, G = forward()
    dh = h[1:] - y
    dW_i, dW_f, dW_o, dW_c = (np.zeros((D, M)) for _ in range(4))
    dU_i, dU_f, dU_o, dU_c = (np.zeros((D, D)) for _ in range(4))
    db_i, db_f, db_o, db_c = (np.zeros(D) for _ in range(4))
    nh = np.zeros(D); nc = np.zeros(D)
    for t in reversed(range(T)):
        i, f, o, g = G[t]
        e = dh[t] + nh
        k = e * o * (1 - np.tanh(c[t + 1]) ** 2) + nc
        ai, af, ao, ac = k * g * i * (1 - i), k * c[t] * f * (1 - f), e * np.tanh(c[t + 1]) * o * (1 - o), k * i * (1 - g ** 2)
        dW_i += np.outer(ai, x[t]); dW_f += np.outer(af, x[t]); dW_o += np.outer(ao, x[t]); dW_c += np.outer(ac, x[t])
        dU_i += np.outer(ai, h[t]); dU_f += np.outer(af, h[t]); dU_o += np.outer(ao, h[t]); dU_c += np.outer(ac, h[t])
        db_i += ai; db_f += af; db_o += ao; db_c += ac
        nh = U_i.T @ ai + U_f.T @ af + U_o.T @ ao + U_c.T @ ac
        nc = k * f
    W_i -= .1 * dW_i; W_f -= .1 * dW_f; W_o -= .1 * dW_o; W_c -= .1 * dW_c
    U_i -= .1 * dU_i; U_f -= .1 * dU_f; U_o -= .1 * dU_o; U_c -= .1 * dU_c
    b_i -= .1 * db_i; b_f -= .1 * db_f; b_o -= .1 * db_o; b_c -= .1 * db_c
print(0.5 * ((h[1:] - y) ** 2).sum())
