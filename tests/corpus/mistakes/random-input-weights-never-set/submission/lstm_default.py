import torch
from torch import nn

# 3. nn.LSTM
x = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=torch.float32)
lstm = nn.LSTM(input_size=4, hidden_size=1, num_layers=1)
output, (hn, cn) = lstm(x.view(9, 1, 4))
print("output:", output.view(-1).detach())
print("hn:", hn.item(), "cn:", cn.item())
