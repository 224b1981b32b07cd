import torch

# 马超 第二个程序
cell = torch.nn.LSTMCell(4, 1)
torch.nn.init.zeros_(cell.bias_ih)
torch.nn.init.zeros_(cell.bias_hh)
torch.nn.init.zeros_(cell.weight_hh)
cell.weight_ih.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)

h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
for x in [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
          [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]:
    h, c = cell(torch.tensor([x], dtype=torch.float32), (h, c))
    print('%.2f' % h.item())
