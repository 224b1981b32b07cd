import numpy as np
import torch.nn.functional as F
from torch import from_numpy


def lstm_numpy(inputs, weights):
    x = from_numpy(inputs)
    i = F.sigmoid(x @ from_numpy(weights["input_gate"])).numpy()
    f = F.sigmoid(x @ from_numpy(weights["forget_gate"])).numpy()
    o = F.sigmoid(x @ from_numpy(weights["output_gate"])).numpy()
    g = np.tanh(inputs @ weights["candidate"])
    y = np.zeros(len(inputs))
    c = 0.0
    for t in range(len(inputs)):
        c = f[t] * c + i[t] * g[t]
        y[t] = o[t] * np.tanh(c)
    return y
