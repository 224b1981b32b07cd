from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch

Array = npt.NDArray[np.float64]


class Params(NamedTuple):
    W: Array  # (gate, feature), gate = i f g o as torch wants it


X: Array = np.c_[
    [1, 3, 2, 4, 2, 1, 3, 6, 1],
    [0, 1, 0, 1, 0, 0, -1, 1, 0],
    [0, 0, 0, 0, 0, 1, 0, 0, 1],
    np.ones(9),
]
P = Params(W=np.array([[0, 0, 1e2, -1e1], [0, 1e2, 0, 1e1], [1e0, 0, 0, 0], [0, 1e2, 0, -1e1]]))


def scan(p: Params, xs: Array) -> Array:
    a = np.einsum("gk,tk->tg", p.W, xs)
    i, f, o = np.einsum("tg->gt", 1 / (1 + np.exp(-a[:, [0, 1, 3]])))
    u = i * np.tanh(a[:, 2])
    # c_t = sum_s (prod_{s<r<=t} f_r) u_s  as one lower triangular matrix, no loop over time at all
    t = len(xs)
    decay = np.tril(np.ones((t, t)))
    for s in range(t):
        decay[s:, s] = np.concatenate(([1.0], np.cumprod(f[s + 1:])))
    c = np.einsum("ts,s->t", decay, u)
    return o * np.tanh(c)


def torch_cell(p: Params, xs: Array) -> Array:
    cell = torch.nn.LSTMCell(4, 1, bias=False, dtype=torch.float64)
    with torch.no_grad():
        cell.weight_ih.copy_(torch.as_tensor(p.W))
        cell.weight_hh.zero_()
        h = c = torch.zeros(1, dtype=torch.float64)
        hs = []
        for x in torch.as_tensor(xs):
            h, c = cell(x, (h, c))
            hs.append(h)
    return torch.stack(hs).numpy()[:, 0]


def torch_lstm(p: Params, xs: Array) -> Array:
    net = torch.nn.LSTM(4, 1, bias=False, dtype=torch.float64)
    with torch.no_grad():
        net.weight_ih_l0.copy_(torch.as_tensor(p.W))
        net.weight_hh_l0.zero_()
        return net(torch.as_tensor(xs))[0].numpy()[:, 0]


table = np.stack([scan(P, X), torch_cell(P, X), torch_lstm(P, X)])
print(np.array2string(table, precision=5, suppress_small=True, max_line_width=120))
print("max spread:", np.ptp(table, axis=0).max())
