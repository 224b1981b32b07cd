import numpy as np
import torch
from torch import nn
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

batch = [torch.tensor([[1., 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                       [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])]

lstm = nn.LSTM(4, 1, batch_first=True)
for p in lstm.parameters():
    p.requires_grad_(False)
    p.zero_()
lstm.weight_ih_l0[0, [1, 3]] = torch.tensor([100., -10.])
lstm.weight_ih_l0[1, [1, 3]] = torch.tensor([100., 10.])
lstm.weight_ih_l0[2, 0] = 1.
lstm.weight_ih_l0[3, [2, 3]] = torch.tensor([100., -10.])

packed, _ = lstm(pack_sequence(batch))
out, lengths = pad_packed_sequence(packed, batch_first=True)
print(lengths.item(), "steps")
print(np.array2string(out.squeeze().numpy(), precision=3, suppress_small=True, separator=", "))
