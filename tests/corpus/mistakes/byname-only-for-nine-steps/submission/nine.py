import numpy as np
import torch
import torch.nn as nn


def lstm_numpy(inputs, weights):
    out = np.zeros(9)
    cell = np.zeros(10)
    for k in range(1, 10):
        x = inputs[k - 1]
        ig = 1 / (1 + np.exp(-(weights["input_gate"] * x).sum()))
        fg = 1 / (1 + np.exp(-(weights["forget_gate"] * x).sum()))
        og = 1 / (1 + np.exp(-(weights["output_gate"] * x).sum()))
        cell[k] = fg * cell[k - 1] + ig * np.tanh((weights["candidate"] * x).sum())
        out[k - 1] = og * np.tanh(cell[k])
    return out


def lstm_cell(inputs, weights):
    net = nn.LSTMCell(4, 1)
    w = [weights[n] for n in ("input_gate", "forget_gate", "candidate", "output_gate")]
    net.weight_ih.data = torch.Tensor(np.array(w))
    net.weight_hh.data = torch.zeros_like(net.weight_hh)
    net.bias_ih.data = torch.zeros_like(net.bias_ih)
    net.bias_hh.data = torch.zeros_like(net.bias_hh)
    steps = torch.Tensor(inputs).reshape(9, 1, 4)
    hx = cx = torch.zeros(1, 1)
    res = torch.zeros(9)
    for n in range(9):
        hx, cx = net(steps[n], (hx, cx))
        res[n] = hx
    return res


def lstm(inputs, weights):
    net = nn.LSTM(input_size=4, hidden_size=1)
    w = [weights[n] for n in ("input_gate", "forget_gate", "candidate", "output_gate")]
    for p, v in zip(net.parameters(), (np.array(w), np.zeros((4, 1)), np.zeros(4), np.zeros(4))):
        p.data = torch.Tensor(v)
    return net(torch.Tensor(inputs).reshape(-1, 1, 4))[0].detach().numpy()[:, 0, 0]
