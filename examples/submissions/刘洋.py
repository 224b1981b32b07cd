"""LSTM homework, ex. 6-3P.

I used the starter file: each function gets the inputs and the weights,
so nothing below depends on the numbers of the slide.
"""
import numpy as np
import torch
from torch import nn


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def lstm_numpy(inputs, weights):
    w_g = weights["candidate"]
    w_i = weights["input_gate"]
    w_f = weights["forget_gate"]
    w_o = weights["output_gate"]

    memory = 0.0
    outputs = np.empty(len(inputs))
    for t, x in enumerate(inputs):
        memory = sigmoid(w_f @ x) * memory + sigmoid(w_i @ x) * np.tanh(w_g @ x)
        outputs[t] = sigmoid(w_o @ x) * np.tanh(memory)
    return outputs


def stacked(weights):
    # torch wants i, f, g, o
    names = ["input_gate", "forget_gate", "candidate", "output_gate"]
    return torch.from_numpy(np.stack([weights[n] for n in names]))


def lstm_cell(inputs, weights):
    cell = nn.LSTMCell(4, 1, bias=False).double()
    cell.weight_ih.data = stacked(weights)
    nn.init.zeros_(cell.weight_hh)

    state = None
    outputs = []
    for x in torch.from_numpy(inputs):
        state = cell(x[None, :], state)
        outputs.append(state[0].item())
    return outputs


def lstm(inputs, weights):
    net = nn.LSTM(4, 1, bias=False).double()
    net.weight_ih_l0.data = stacked(weights)
    nn.init.zeros_(net.weight_hh_l0)
    out, _ = net(torch.from_numpy(inputs))
    return out.detach().reshape(-1)


if __name__ == "__main__":
    inputs = np.array(
        [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
         [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)
    weights = {
        "candidate": np.array([1.0, 0, 0, 0]),
        "input_gate": np.array([0.0, 100, 0, -10]),
        "forget_gate": np.array([0.0, 100, 0, 10]),
        "output_gate": np.array([0.0, 0, 100, -10]),
    }
    for f in (lstm_numpy, lstm_cell, lstm):
        print(f"{f.__name__:>10}:", " ".join(f"{float(v):.2f}" for v in f(inputs, weights)))
