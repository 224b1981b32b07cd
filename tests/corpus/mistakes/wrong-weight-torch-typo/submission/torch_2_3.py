import torch
import torch.nn as nn

seq = torch.tensor([[1.0, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                    [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])

# ------ nn.LSTMCell ------
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0.0, 100, 0, -10], [0, 100, 0, 10], [0, 1, 0, 0], [0, 0, 100, -10]])
cell.weight_hh.data = torch.zeros(4, 1)
h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
for x in seq:
    h, c = cell(x.reshape(1, 4), (h, c))
    print('LSTMCell h = %.4f' % h)

# ------ nn.LSTM ------
lstm = nn.LSTM(4, 1)
lstm.weight_ih_l0.data = torch.tensor([[0.0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
lstm.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = lstm(seq.reshape(9, 1, 4))
for v in out:
    print('LSTM h = %.4f' % v)
