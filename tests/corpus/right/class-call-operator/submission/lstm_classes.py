import numpy as np
import torch
from torch import nn


class Sigmoid:
    def __call__(self, x):
        return 1 / (1 + np.exp(-x))


class Tanh:
    def __call__(self, x):
        return np.tanh(x)


class Gate:
    """w . x followed by an activation"""

    def __init__(self, weight, act):
        self.weight = np.asarray(weight, dtype=np.float64)
        self.act = act

    def __call__(self, x):
        return self.act(self.weight @ x)


class LSTM:
    def __init__(self, candidate, i, f, o):
        sig, tanh = Sigmoid(), Tanh()
        self.candidate = Gate(candidate, tanh)
        self.i, self.f, self.o = Gate(i, sig), Gate(f, sig), Gate(o, sig)
        self.tanh = tanh
        self.reset()

    def reset(self):
        self.c = 0.0

    def step(self, x):
        self.c = self.f(x) * self.c + self.i(x) * self.candidate(x)
        return self.o(x) * self.tanh(self.c)

    def __call__(self, xs):
        self.reset()
        return np.array([self.step(x) for x in xs])


wg, wi, wf, wo = [1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]
xs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
               [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)

mine = LSTM(candidate=wg, i=wi, f=wf, o=wo)
y = mine(xs)
print("hand written:", np.round(y, 4))


class CellRunner:
    def __init__(self, rows):
        self.cell = nn.LSTMCell(len(rows[0]), 1, bias=False).double()
        self.cell.weight_ih.data = torch.tensor(rows, dtype=torch.float64)
        self.cell.weight_hh.data = torch.zeros(4, 1, dtype=torch.float64)

    def __call__(self, xs):
        hc = (torch.zeros(1, 1, dtype=torch.float64),) * 2
        seq = []
        for x in torch.as_tensor(xs):
            hc = self.cell(x[None], hc)
            seq.append(hc[0])
        return torch.cat(seq).detach().numpy()


class SequenceRunner:
    def __init__(self, rows):
        self.lstm = nn.LSTM(len(rows[0]), 1, bias=False).double()
        self.lstm.weight_ih_l0.data = torch.tensor(rows, dtype=torch.float64)
        self.lstm.weight_hh_l0.data = torch.zeros(4, 1, dtype=torch.float64)

    def __call__(self, xs):
        return self.lstm(torch.as_tensor(xs)[:, None, :])[0].detach().numpy().squeeze()


print("LSTMCell:    ", np.round(CellRunner([wi, wf, wg, wo])(xs).T, 4))
print("LSTM:        ", np.round(SequenceRunner([wi, wf, wg, wo])(xs), 4))
