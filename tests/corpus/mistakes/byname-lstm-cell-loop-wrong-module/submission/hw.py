import numpy as np, torch
from torch import nn
def _W(w): return torch.tensor(np.array([w['input_gate'], w['forget_gate'], w['candidate'], w['output_gate']]))
def lstm_cell(inputs, weights):
    m = nn.LSTMCell(4, 1, bias=False).double()
    m.weight_ih.data = _W(weights); m.weight_hh.data = torch.zeros(4, 1).double()
    s, ys = None, []
    for x in torch.tensor(inputs):
        s = m(x.unsqueeze(0), s); ys.append(s[0].item())
    return ys
def lstm(inputs, weights):
    return np.array(lstm_cell(inputs, weights)).reshape(-1, 1, 1)
