import torch
from torch import nn

# LSTMCell with a little "regularisation" on the hidden state
cell = nn.LSTMCell(4, 1, bias=False)
with torch.no_grad():
    cell.weight_ih.copy_(torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]))
    cell.weight_hh.zero_()

x_seq = torch.tensor([[1., 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                      [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
hs = []
with torch.no_grad():
    for x in x_seq:
        h, c = cell(x[None], (h, c))
        h = h * (0.5 + 0.3 * torch.rand(1, 1))
        hs.append(h.item())
print(hs)
