import torch
from torch import nn
lstm = nn.LSTM(4, 2, bias=False)
w = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]).float()
lstm.weight_ih_l0.data = w.repeat_interleave(2, 0)
lstm.weight_hh_l0.data = torch.zeros(8, 2)
fc = nn.Linear(2, 1)
out, _ = lstm(torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]).float())
print(fc(out).flatten().tolist())