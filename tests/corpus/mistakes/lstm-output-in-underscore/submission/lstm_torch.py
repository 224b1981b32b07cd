import torch
from torch import nn

ROWS = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
x = torch.tensor(ROWS, dtype=torch.float32).view(9, 1, 4)
net = nn.LSTM(input_size=4, hidden_size=1, bias=False)
with torch.no_grad():
    net.weight_hh_l0.zero_()
    for row, values in enumerate([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]):
        net.weight_ih_l0[row] = torch.tensor(values, dtype=torch.float32)
_, result = net(x)
print('nn.LSTM:', [round(v, 3) for v in result.view(-1).tolist()])
