import torch
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence
x = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=torch.double)
m = torch.nn.LSTM(4, 1, bias=False).double()
m.weight_ih_l0.data[:] = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
m.weight_hh_l0.data[:] = 0
packed, _ = m(pack_sequence([x]))
y, lengths = pad_packed_sequence(packed, batch_first=True)
print(lengths, y.flatten())
