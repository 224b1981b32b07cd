import functools, time
import numpy as np
import torch
from torch import nn


def timed(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        start = time.perf_counter()
        out = fn(*args, **kwargs)
        print(fn.__name__, "took", round(time.perf_counter() - start, 4), "s")
        return out
    return inner


def _general(inputs, weights, act):
    sig = lambda z: 1.0 / (1.0 + np.exp(-z))
    G, I, F, O = (inputs @ weights[k] for k in ("candidate", "input_gate", "forget_gate", "output_gate"))
    memory, result = 0.0, np.empty(len(inputs))
    for t, (g, i, f, o) in enumerate(zip(act(G), sig(I), sig(F), sig(O))):
        memory = memory * f + g * i
        result[t] = act(memory) * o
    return result


lstm_numpy = functools.partial(_general, act=np.tanh)

ORDER = "input_gate forget_gate candidate output_gate".split()


def _load(module, weights):
    with torch.no_grad():
        for name, p in module.named_parameters():
            p.zero_()
            if name.startswith("weight_ih"):
                p.copy_(torch.from_numpy(np.vstack([weights[k] for k in ORDER])))
    return module


def _walk(cell, xs):
    h = c = torch.zeros(1, 1)
    for x in xs:
        h, c = cell(x[None], (h, c))
        yield h.item()


lstm_cell = lambda inputs, weights: list(_walk(_load(nn.LSTMCell(4, 1), weights), torch.as_tensor(inputs).float()))


class Runner:
    def __init__(self, **options):
        self.options = options

    @timed
    def __call__(self, inputs, weights):
        net = _load(nn.LSTM(4, 1, **self.options), weights)
        y, _ = net(torch.as_tensor(inputs).float()[None])
        return y[0]


lstm = Runner(batch_first=True)
