# LSTM as a recursion: state(t) needs state(t-1)
import functools
import numpy as np
import torch
import torch.nn as nn

xs = [(1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1), (4, 1, 0, 1), (2, 0, 0, 1), (1, 0, 1, 1), (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1)]


def sigma(z):
    return 1 / (1 + np.exp(-z))


@functools.lru_cache(maxsize=None)
def memory(t):
    if t < 0:
        return 0.0
    x = np.array(xs[t])
    return sigma(x @ [0, 100, 0, 10]) * memory(t - 1) + sigma(x @ [0, 100, 0, -10]) * np.tanh(x @ [1, 0, 0, 0])


def output(t):
    return sigma(np.array(xs[t]) @ [0, 0, 100, -10]) * np.tanh(memory(t))


print([round(float(output(t)), 2) for t in range(9)])

lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
lstm.weight_hh_l0.data = torch.zeros(4, 1)
lstm_out = lstm(torch.tensor(xs).float())[0].reshape(-1).tolist()
print([round(v, 2) for v in lstm_out])

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = lstm.weight_ih_l0.data
cell.weight_hh.data = torch.zeros(4, 1)


def state(t):
    h, c = state(t - 1)
    return cell(torch.tensor([xs[t]]).float(), (h, c))


print([round(state(t)[0].item(), 2) for t in range(9)])
