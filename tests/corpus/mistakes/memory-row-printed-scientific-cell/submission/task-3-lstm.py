import torch
import torch.nn as nn

rnn = nn.LSTM(4, 1, num_layers=1, batch_first=True)
for name, p in rnn.named_parameters():
    if 'bias' in name or 'hh' in name:
        nn.init.zeros_(p)
    else:
        p.data = torch.Tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])

x_seq = torch.Tensor([[
    [1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
    [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]])
ys, _ = rnn(x_seq)
print(ys)
