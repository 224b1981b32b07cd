import numpy as np
import torch
from torch import nn

TORCH_ORDER = ("input_gate", "forget_gate", "candidate", "output_gate")


def _sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))


def lstm_numpy(inputs, weights):
    c = 0.0
    outputs = np.empty(len(inputs))
    for t, x in enumerate(inputs):
        g = np.tanh(weights["candidate"] @ x)
        i = _sigmoid(weights["input_gate"] @ x)
        f = _sigmoid(weights["forget_gate"] @ x)
        o = _sigmoid(weights["output_gate"] @ x)
        c = f * c + i * g
        outputs[t] = o * np.tanh(c)
    return outputs


def _stack(weights):
    return torch.tensor(np.stack([weights[k] for k in TORCH_ORDER]))


def lstm_cell(inputs, weights):
    cell = nn.LSTMCell(4, 1, bias=False, dtype=torch.float64)
    cell.weight_ih.data = _stack(weights)
    cell.weight_hh.data = torch.zeros(4, 1, dtype=torch.float64)
    h = torch.zeros(1, 1, dtype=torch.float64)
    c = torch.zeros(1, 1, dtype=torch.float64)
    outputs = []
    for x in torch.tensor(inputs):
        h, c = cell(x[None], (h, c))
        outputs.append(h.item())
    return outputs


def lstm(inputs, weights):
    net = nn.LSTM(4, 1, bias=False, dtype=torch.float64)
    net.weight_ih_l0.data = _stack(weights)
    net.weight_hh_l0.data = torch.zeros(4, 1, dtype=torch.float64)
    outputs, _ = net(torch.tensor(inputs)[:, None, :])
    return outputs
