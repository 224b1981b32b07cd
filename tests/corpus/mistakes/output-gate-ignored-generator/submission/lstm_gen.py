import numpy as np
import torch
from torch.nn import LSTMCell

seq = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1],
                [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1],
                [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)
cand_w, in_w, forget_w, out_w = (np.array(r, dtype=np.float64) for r in
                                 ([1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]))


def squash(a):
    return 1.0 / (1.0 + np.exp(-a))


def lstm_stream(rows):
    c = 0.0
    for r in rows:
        gate_in, gate_forget, gate_out = squash(in_w @ r), squash(forget_w @ r), squash(out_w @ r)
        c = gate_forget * c + gate_in * np.tanh(cand_w @ r)
        yield np.tanh(c)


out_numpy = list(lstm_stream(seq))
print(out_numpy)

unit = LSTMCell(4, 1)
with torch.no_grad():
    unit.weight_ih[0], unit.weight_ih[1], unit.weight_ih[2], unit.weight_ih[3] = (
        torch.tensor(w) for w in (in_w, forget_w, cand_w, out_w))
    for p in (unit.weight_hh, unit.bias_ih, unit.bias_hh):
        p.fill_(0.0)
    hx = cx = torch.zeros(1, 1)
    out_cell = []
    for r in seq:
        hx, cx = unit(torch.tensor(r, dtype=torch.float32).view(1, -1), (hx, cx))
        out_cell.append(float(hx))
print(out_cell)
