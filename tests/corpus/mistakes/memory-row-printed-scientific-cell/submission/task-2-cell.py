import torch
import torch.nn as nn

cell = nn.LSTMCell(4, 1)
for name, p in cell.named_parameters():
    p.data.zero_()
cell.weight_ih.data[0] = torch.tensor([0, 100, 0, -10.])
cell.weight_ih.data[1] = torch.tensor([0, 100, 0, 10.])
cell.weight_ih.data[2] = torch.tensor([1, 0, 0, 0.])
cell.weight_ih.data[3] = torch.tensor([0, 0, 100, -10.])

x_seq = torch.tensor([
    [1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
    [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]).float()

hx = torch.zeros(1, 1)
cx = torch.zeros(1, 1)
ys = []
for x in x_seq:
    hx, cx = cell(x.view(1, 4), (hx, cx))
    ys.append(cx)
print(torch.cat(ys).squeeze())
