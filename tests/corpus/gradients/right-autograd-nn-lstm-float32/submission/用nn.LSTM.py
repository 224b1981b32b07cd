import numpy as np
import torch
from torch import nn


def lstm_gradients(x, W, U, b, dh):
    # torch 的 nn.LSTM 按 i, f, g, o 堆叠
    D, M = W["i"].shape
    lstm = nn.LSTM(M, D)
    cat = lambda P: torch.tensor(np.concatenate([P[k] for k in "ifco"]), dtype=torch.float32)
    lstm.weight_ih_l0.data, lstm.weight_hh_l0.data = cat(W), cat(U)
    lstm.bias_ih_l0.data, lstm.bias_hh_l0.data = cat(b), torch.zeros(4 * D)
    out, _ = lstm(torch.tensor(x, dtype=torch.float32))
    out.backward(torch.tensor(dh, dtype=torch.float32))
    cut = lambda g: dict(zip("ifco", g.split(D)))
    return {"W": cut(lstm.weight_ih_l0.grad), "U": cut(lstm.weight_hh_l0.grad), "b": cut(lstm.bias_ih_l0.grad)}
