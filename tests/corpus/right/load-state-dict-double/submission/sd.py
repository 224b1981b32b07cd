from collections import OrderedDict

import torch
from torch import nn

torch.set_default_dtype(torch.float64)

W_IH = torch.tensor([[0., 100., 0., -10.],
                     [0., 100., 0., 10.],
                     [1., 0., 0., 0.],
                     [0., 0., 100., -10.]])
ZERO_B = torch.zeros(4)

x = torch.tensor([[1., 0., 0., 1.], [3., 1., 0., 1.], [2., 0., 0., 1.], [4., 1., 0., 1.], [2., 0., 0., 1.],
                  [1., 0., 1., 1.], [3., -1., 0., 1.], [6., 1., 0., 1.], [1., 0., 1., 1.]])

cell = nn.LSTMCell(4, 1)
print(cell.load_state_dict(OrderedDict(weight_ih=W_IH, weight_hh=torch.zeros(4, 1), bias_ih=ZERO_B, bias_hh=ZERO_B)))
h, c = torch.zeros(1), torch.zeros(1)
ys = torch.empty(9)
with torch.no_grad():
    for t, x_t in enumerate(x):
        h, c = cell(x_t, (h, c))
        ys[t] = h
print("LSTMCell", ys)

lstm = nn.LSTM(4, 1)
lstm.load_state_dict({k + "_l0": v for k, v in cell.state_dict().items()})
with torch.no_grad():
    ys, _ = lstm(x)
print("LSTM    ", ys.squeeze(1))
