import numpy as np
import torch
from torch import nn
def lstm_cell(inputs, weights):
    m = nn.LSTMCell(4, 1, bias=False).double()
    w = np.stack([weights[k] for k in ("input_gate", "forget_gate", "candidate", "output_gate")])
    m.weight_ih.data = torch.from_numpy(w)
    m.weight_hh.data.zero_()
    h = c = torch.zeros(1, 1, dtype=torch.float64)
    ys = []
    for x in torch.from_numpy(inputs):
        ys.append(h.item())
        h, c = m(x[None], (h, c))
    return ys
