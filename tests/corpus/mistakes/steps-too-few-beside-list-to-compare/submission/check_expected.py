import numpy as np
import torch
import torch.nn as nn

expected = [0, 0, 0, 0, 0, 0.96, 0, 0, 0.76]    # from the figure, only to compare with

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float32)
W = np.array([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=np.float32)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def check(name, got):
    got = [float(v) for v in got]
    ok = np.allclose(got, expected, atol=0.01)
    print(name, ["%.2f" % v for v in got], "OK" if ok else "WRONG")
    return ok


outputs = []
c = 0
for x in list(X)[1:]:
    i, f, g, o = W @ x
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    outputs.append(sigmoid(o) * np.tanh(c))
ok1 = check("numpy   ", outputs)

outputs = []
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.from_numpy(W)
cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
for x in X:
    h, c = cell(torch.from_numpy(x)[None], (h, c))
    outputs.append(h)
ok2 = check("LSTMCell", outputs)

lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.from_numpy(W)
lstm.weight_hh_l0.data = torch.zeros(4, 1)
outputs, _ = lstm(torch.from_numpy(X)[:, None])
ok3 = check("LSTM    ", outputs)

assert ok1 and ok2 and ok3
