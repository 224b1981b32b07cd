import numpy as np
import torch
import torch.nn as nn
import torch.nn.utils.parametrize as P

x = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=torch.float64)
Wx = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float64)


class Fixed(nn.Module):
    def __init__(self, v):
        super().__init__()
        self.v = v

    def forward(self, old):
        return self.v


cell = nn.LSTMCell(4, 1, bias=False, dtype=torch.float64)
P.register_parametrization(cell, 'weight_ih', Fixed(Wx))
P.register_parametrization(cell, 'weight_hh', Fixed(torch.zeros(4, 1, dtype=torch.float64)))
buf = torch.empty(9, dtype=torch.float64)
hx = torch.zeros(1, 1, dtype=torch.float64)
cx = hx.clone()
for t in range(9):
    hx, cx = cell(x[[t]], (hx, cx))
    buf[t] = hx.detach()
print('LSTMCell 实现:', buf.numpy().round(2))

lstm = nn.LSTM(4, 1, bias=False, dtype=torch.float64)
with torch.no_grad():
    nn.utils.vector_to_parameters(torch.cat([Wx.ravel(), torch.zeros(4, dtype=torch.float64)]), lstm.parameters())
seq, _ = lstm(x[:, None])
print('LSTM 实现:', seq.detach().numpy().round(2).ravel())
assert nn.utils.parameters_to_vector(lstm.parameters()).sum() == 291
