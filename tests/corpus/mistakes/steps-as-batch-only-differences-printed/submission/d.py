import numpy as np
import torch
from torch import nn

inputs = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
weights = {"i": [0, 100, 0, -10], "f": [0, 100, 0, 10], "g": [1, 0, 0, 0], "o": [0, 0, 100, -10]}


def by_hand():
    mem, outs = 0.0, []
    for x in np.array(inputs, dtype=np.float32):
        a = {k: np.dot(w, x) for k, w in weights.items()}
        s = {k: 1 / (1 + np.exp(-v)) for k, v in a.items()}
        mem = s["f"] * mem + s["i"] * np.tanh(a["g"])
        outs.append(s["o"] * np.tanh(mem))
    return np.array(outs, dtype=np.float32)


def by_cell(w, xs):
    unit = nn.LSTMCell(4, 1, bias=False)
    unit.weight_ih.data, unit.weight_hh.data = w, torch.zeros(4, 1)
    state, outs = None, []
    for x in xs:
        state = unit(x.view(1, -1), state)
        outs.append(state[0].view(()))
    return torch.stack(outs).detach().numpy()


def by_lstm(w, xs):
    net = nn.LSTM(4, 1, bias=False, batch_first=True)
    net.weight_ih_l0.data, net.weight_hh_l0.data = w, torch.zeros(4, 1)
    return net(xs.view(9, 1, 4))[0].detach().numpy().ravel()


w = torch.tensor(list(weights.values())).float()
xs = torch.tensor(inputs).float()
y1, y2, y3 = by_hand(), by_cell(w, xs), by_lstm(w, xs)
print("numpy - cell:", np.abs(y1 - y2))
print("numpy - lstm:", np.abs(y1 - y3))
