import numpy as np
import torch

x1, x2, x3 = [1, 3, 2, 4, 2, 1, 3, 6, 1], [0, 1, 0, 1, 0, 0, -1, 1, 0], [0, 0, 0, 0, 0, 1, 0, 0, 1]
X = np.array([x1, x2, x3, [1] * 9], dtype=float).T
W = np.array([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=float)


def by_numpy():
    c, y = 0.0, []
    for x in X:
        i, f, g, o = W @ x
        i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
        c = f * c + i * np.tanh(gate)
        y.append(o * np.tanh(c))
    return y


def by_cell():
    cell = torch.nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = torch.tensor(W, dtype=torch.float32)
    cell.weight_hh.data.zero_()
    h = c = torch.zeros(1, 1)
    y = []
    for x in torch.tensor(X, dtype=torch.float32):
        h, c = cell(x[None], (h, c))
        y.append(h.item())
    return y


def by_lstm():
    lstm = torch.nn.LSTM(4, 1, bias=False)
    lstm.weight_ih_l0.data = torch.tensor(W, dtype=torch.float32)
    lstm.weight_hh_l0.data.zero_()
    out, _ = lstm(torch.tensor(X))
    return out.flatten().tolist()


for name, run in (("NumPy", by_numpy), ("nn.LSTMCell", by_cell), ("nn.LSTM", by_lstm)):
    try:
        print(name, [round(v, 4) for v in run()])
    except Exception as e:
        print(f"{name} 出错了 {type(e).__name__}: {e}")
