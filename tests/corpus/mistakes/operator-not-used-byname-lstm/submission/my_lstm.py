import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


class HandMadeLSTM(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.lin = nn.Linear(4, 4, bias=False)
        order = ['input_gate', 'forget_gate', 'output_gate', 'candidate']
        self.lin.weight.data = torch.tensor(np.array([weights[k] for k in order]))

    def forward(self, seq):
        c = torch.zeros((), dtype=torch.float64)
        hs = []
        for z in self.lin(seq):
            i, f, o = z[:3].sigmoid()
            c = f * c + i * z[3].tanh()
            hs.append(o * c.tanh())
        return torch.stack(hs)


def lstm_cell(inputs, weights):
    cell = nn.LSTMCell(4, 1, bias=False).double()
    cell.weight_ih.data = torch.tensor(np.array(
        [weights['input_gate'], weights['forget_gate'], weights['candidate'], weights['output_gate']]))
    cell.weight_hh.data = torch.zeros(4, 1).double()
    h, c = torch.zeros(1, 1).double(), torch.zeros(1, 1).double()
    res = np.zeros(inputs.shape[0])
    for k, row in enumerate(inputs):
        h, c = cell(torch.tensor(row).view(1, 4), (h, c))
        res[k] = h.item()
    return res


def lstm(inputs, weights):
    return HandMadeLSTM(weights)(torch.tensor(inputs))
