"""LSTM homework, functions of the starter file.

6-4: the gradient of c_t with respect to c_{t-1} is f_t, so with an open forget gate the product over many
steps stays near one and the gradient does not vanish, unlike in a plain RNN where W and tanh' are multiplied each step.
"""
import numpy as np
import torch
from torch import nn

ORDER = ["input_gate", "forget_gate", "candidate", "output_gate"]


def _sig(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def lstm_numpy(inputs, weights):
    z = np.einsum("tk,gk->gt", inputs, np.array([weights[k] for k in ORDER]))
    i, f, o, g = _sig(z[0]), _sig(z[1]), _sig(z[3]), np.tanh(z[2])
    c = np.zeros(len(inputs) + 1)
    for t in range(len(inputs)):
        c[t + 1] = f[t] * c[t] + i[t] * g[t]
    return o * np.tanh(c[1:])


def _load(m, weights):
    state = {n: torch.zeros_like(p) for n, p in m.state_dict().items()}
    for n in state:
        if n.startswith("weight_ih"):
            state[n] = torch.tensor(np.array([weights[k] for k in ORDER]))
    m.load_state_dict(state)
    return m


def lstm_cell(inputs, weights):
    m = _load(nn.LSTMCell(4, 1).double(), weights)
    hc, out = None, []
    for x in torch.as_tensor(inputs):
        hc = m(x.unsqueeze(0), hc)
        out.append(hc[0])
    return torch.cat(out).squeeze(1).detach()


def lstm(inputs, weights):
    return _load(nn.LSTM(4, 1).double(), weights)(torch.as_tensor(inputs).unsqueeze(1))[0]


def lstm_gradients(x, W, U, b, dh):
    T, D = len(x), len(b["i"])
    h, c, s = [np.zeros(D)], [np.zeros(D)], []
    for t in range(T):
        a = {k: W[k] @ x[t] + U[k] @ h[-1] + b[k] for k in "ifco"}
        v = {k: np.tanh(a[k]) if k == "c" else _sig(a[k]) for k in a}
        c.append(v["f"] * c[-1] + v["i"] * v["c"])
        h.append(v["o"] * np.tanh(c[-1]))
        s.append(v)
    out = {n: {k: np.zeros_like(p[k]) for k in p} for n, p in (("W", W), ("U", U), ("b", b))}
    dh_next, dc = np.zeros(D), np.zeros(D)
    for t in reversed(range(T)):
        v, dht = s[t], dh[t] + dh_next
        tc = np.tanh(c[t + 1])
        dc = dc + dht * v["o"] * (1 - tc ** 2)
        da = {"o": dht * tc * v["o"] * (1 - v["o"]), "i": dc * v["c"] * v["i"] * (1 - v["i"]),
              "f": dc * c[t] * v["f"] * (1 - v["f"]), "c": dc * v["i"] * (1 - v["c"] ** 2)}
        dh_next = np.zeros(D)
        for k, d in da.items():
            out["W"][k] += np.outer(d, x[t])
            out["U"][k] += np.outer(d, h[t])
            out["b"][k] += d
            dh_next += U[k].T @ d
        dc = dc * v["f"]
    return out


if __name__ == "__main__":
    print(ORDER)
