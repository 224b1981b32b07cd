import numpy as np
import torch


def _torch_rows(weights):
    return torch.tensor(np.stack([weights[k] for k in ("input_gate", "forget_gate", "candidate", "output_gate")]))


def lstm_numpy(inputs, weights):
    squash = lambda z: 1 / (1 + np.exp(-z))
    c, outputs = 0.0, np.empty(len(inputs))
    for t, x in enumerate(inputs):
        c = squash(weights["forget_gate"] @ x) * c + squash(weights["input_gate"] @ x) * np.tanh(weights["candidate"] @ x)
        outputs[t] = squash(weights["output_gate"] @ x) * np.tanh(c)
    return outputs


def lstm_cell(inputs, weights):
    cell = torch.nn.LSTMCell(4, 1, bias=False).double()
    cell.weight_ih.data = _torch_rows(weights)
    cell.weight_hh.data.zero_()
    h = c = torch.zeros(1, 1).double()
    for x in torch.tensor(inputs):
        h, c = cell(x.view(1, 4), (h, c))
    return h


def lstm(inputs, weights):
    layer = torch.nn.LSTM(4, 1, bias=False).double()
    layer.weight_ih_l0.data = _torch_rows(weights)
    layer.weight_hh_l0.data.zero_()
    return layer(torch.tensor(inputs)[:, None])[0]
