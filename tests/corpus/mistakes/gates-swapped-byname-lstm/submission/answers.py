import numpy as np
import torch
from torch import nn


def lstm_numpy(inputs, weights):
    sg = lambda u: 1 / (1 + np.exp(-u))
    memory = 0.0
    result = np.empty(len(inputs))
    for n, x in enumerate(inputs):
        keep = sg(weights["forget_gate"] @ x)
        write = sg(weights["input_gate"] @ x)
        read = sg(weights["output_gate"] @ x)
        memory = keep * memory + write * np.tanh(weights["candidate"] @ x)
        result[n] = read * np.tanh(memory)
    return result


def lstm_cell(inputs, weights):
    m = nn.LSTMCell(4, 1, bias=False).double()
    order = ("input_gate", "forget_gate", "candidate", "output_gate")
    m.weight_ih.data = torch.from_numpy(np.vstack([weights[k] for k in order]))
    m.weight_hh.data.fill_(0)
    h = c = torch.zeros(1, 1, dtype=torch.float64)
    hs = []
    for x in torch.from_numpy(inputs):
        h, c = m(x[None, :], (h, c))
        hs.append(h)
    return torch.cat(hs)


def lstm(inputs, weights):
    m = nn.LSTM(4, 1, bias=False).double()
    m.weight_ih_l0.data = torch.from_numpy(np.vstack(list(weights[k] for k in (
        "candidate", "input_gate", "forget_gate", "output_gate"))))
    m.weight_hh_l0.data.fill_(0)
    out, _ = m(torch.from_numpy(inputs)[:, None, :])
    return out
