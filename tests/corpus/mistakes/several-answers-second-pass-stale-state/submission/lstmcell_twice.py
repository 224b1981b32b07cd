import torch
import torch.nn as nn

seq = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                    [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]).float()
cell = nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]).float()
for p in [cell.weight_hh, cell.bias_ih, cell.bias_hh]:
    p.data.zero_()
h_t = torch.zeros(1, 1)
c_t = torch.zeros(1, 1)

outputs = []
for x in seq:
    h_t, c_t = cell(x.unsqueeze(0), (h_t, c_t))
    outputs.append(h_t)
print(outputs)

# print it nicer
outputs = []
for x in seq:
    h_t, c_t = cell(x.unsqueeze(0), (h_t, c_t))
    outputs.append(round(h_t.item(), 2))
print(outputs)
