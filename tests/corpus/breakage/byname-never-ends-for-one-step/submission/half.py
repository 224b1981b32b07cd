import numpy as np
import torch
from torch import nn

def lstm_numpy(inputs, weights):
    s = lambda n: 1 / (1 + np.exp(-(inputs * weights[n]).sum(1)))
    g, i, f, o = np.tanh((inputs * weights["candidate"]).sum(1)), s("input_gate"), s("forget_gate"), s("output_gate")
    c = np.zeros(len(inputs) + 1)
    for t in range(len(inputs)):
        c[t + 1] = f[t] * c[t] + i[t] * g[t]
    return o * np.tanh(c[1:])

def lstm(inputs, weights):
    chunk = 2
    while chunk < len(inputs) or len(inputs) < 2:   # how large must a block be?
        chunk *= 2
        if chunk > 64: chunk = 64
    net = nn.LSTM(4, 1, bias=False)
    net.weight_hh_l0.data.fill_(0.)
    net.weight_ih_l0.data = torch.tensor(np.stack([weights["input_gate"], weights["forget_gate"], weights["candidate"], weights["output_gate"]])).float()
    out, _ = net(torch.tensor(inputs).float())
    return out[:, 0]
