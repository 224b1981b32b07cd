import functools
import numpy as np
import torch


def make_lstm(candidate, gates):
    """closure over the weights, gives a function (ys, c), x -> (ys, c)"""
    candidate = np.array(candidate)
    gates = {k: np.array(v) for k, v in gates.items()}

    def sigma(x, which):
        return 1 / (1 + np.exp(-(gates[which] @ x)))

    def fold(acc, x):
        ys, c = acc
        c = sigma(x, "f") * c + sigma(x, "i") * np.tanh(candidate @ x)
        return ys + [sigma(x, "o") * np.tanh(c)], c

    return fold


inputs = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
          [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
fold = make_lstm([1, 0, 0, 0], {"i": [0, 100, 0, -10], "f": [0, 100, 0, 10], "o": [0, 0, 100, -10]})
ys, _ = functools.reduce(fold, inputs, ([], 0.0))
print("reduce  :", [round(float(v), 4) for v in ys])

cell = torch.nn.LSTMCell(4, 1, bias=False)
torch.nn.utils.vector_to_parameters(
    torch.tensor([0, 100, 0, -10, 0, 100, 0, 10, 1, 0, 0, 0, 0, 0, 100, -10, 0, 0, 0, 0], dtype=torch.float32),
    cell.parameters())


def fold_torch(acc, x):
    hs, state = acc
    state = cell(x.unsqueeze(0), state)
    return hs + [state[0]], state


hs, _ = functools.reduce(fold_torch, torch.tensor(inputs, dtype=torch.float32), ([], None))
print("LSTMCell:", [round(float(v), 4) for v in hs])

net = torch.nn.LSTM(4, 1, bias=False)
torch.nn.utils.vector_to_parameters(torch.nn.utils.parameters_to_vector(cell.parameters()), net.parameters())
print("LSTM    :", [round(float(v), 4) for v in net(torch.tensor(inputs, dtype=torch.float32))[0]])
