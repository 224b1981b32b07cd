import torch
import torch.nn as nn

seq = torch.tensor([(1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1),
                    (4, 1, 0, 1), (2, 0, 0, 1), (1, 0, 1, 1),
                    (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1)], dtype=torch.float32)

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
cell.weight_hh.data = torch.zeros(4, 1)

h, c = torch.zeros(1, 1), torch.zeros(1, 1)
outputs = []
for x in seq:
    h, c = cell(x.view(1, 4), (h, c))
    outputs.append(round(h.item(), 2))

print（"LSTMCell 结果：", outputs）
