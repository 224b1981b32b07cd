import numpy as np
import torch
import torch.nn as nn

def lstm(inputs, weights):
    x = torch.tensor(inputs, dtype=torch.float32)
    w = torch.tensor(np.stack([weights["input_gate"], weights["forget_gate"], weights["candidate"], weights["output_gate"]]), dtype=torch.float32)
    net = nn.LSTM(4, 1, bias=False)
    net.weight_ih_l0.data = w
    net.weight_hh_l0.data.zero_()
    net(x.unsqueeze(1))
    z = x @ w.T
    i, f, g, o = torch.sigmoid(z[:, 0]), torch.sigmoid(z[:, 1]), torch.tanh(z[:, 2]), torch.sigmoid(z[:, 3])
    c = torch.tensor(0.0)
    out = torch.zeros(len(x))
    for t in range(len(x)):
        c = f[t] * c + i[t] * g[t]
        out[t] = o[t] * torch.tanh(c)
    return out
