import numpy as np
import torch
from torch import nn
def lstm(inputs, weights):
    m = nn.LSTM(4, 1, bias=False).double()
    w = np.stack([weights[k] for k in ("input_gate", "forget_gate", "candidate", "output_gate")])
    m.weight_ih_l0.data = torch.from_numpy(w)
    m.weight_hh_l0.data.zero_()
    out, _ = m(torch.from_numpy(inputs))
    return out.round(decimals=1)
