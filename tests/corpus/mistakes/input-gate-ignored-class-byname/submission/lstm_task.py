import numpy as np
import torch


class _Unit:
    def __init__(self, weights):
        self.weights = weights
        self.memory = 0.0

    def sig(self, key, x):
        return 1.0 / (1.0 + np.exp(-float(self.weights[key] @ x)))

    def feed(self, x):
        candidate = np.tanh(float(self.weights["candidate"] @ x))
        self.memory = self.sig("forget_gate", x) * self.memory + candidate
        return self.sig("output_gate", x) * np.tanh(self.memory)


def lstm_numpy(inputs, weights):
    unit = _Unit(weights)
    return [unit.feed(x) for x in inputs]


def _load(module, weights, suffix=""):
    rows = [weights[k] for k in ("input_gate", "forget_gate", "candidate", "output_gate")]
    module = module.to(torch.float64)
    for name, p in module.named_parameters():
        torch.nn.init.zeros_(p)
    getattr(module, "weight_ih" + suffix).data += torch.tensor(np.array(rows))
    return module


def lstm_cell(inputs, weights):
    cell = _load(torch.nn.LSTMCell(4, 1), weights)
    hc, ys = None, []
    for x in torch.as_tensor(inputs):
        hc = cell(x.unsqueeze(0), hc)
        ys.append(hc[0].item())
    return ys


def lstm(inputs, weights):
    net = _load(torch.nn.LSTM(4, 1), weights, "_l0")
    return net(torch.as_tensor(inputs).unsqueeze(1))[0].detach()
