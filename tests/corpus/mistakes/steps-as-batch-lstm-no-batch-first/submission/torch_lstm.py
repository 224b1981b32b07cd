import torch
from torch import nn

# input: (batch, seq_len, input_size)
inputs = torch.tensor([[[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                        [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]], dtype=torch.float)
print(inputs.shape)

# (2)
cell = nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float)
cell.weight_hh.data = torch.zeros(4, 1)
cell.bias_ih.data = torch.zeros(4)
cell.bias_hh.data = torch.zeros(4)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
cell_outputs = []
for t in range(inputs.shape[1]):
    h, c = cell(inputs[:, t, :], (h, c))
    cell_outputs.append(round(h.item(), 4))
print('LSTMCell', cell_outputs)

# (3)
lstm = nn.LSTM(4, 1)
lstm.weight_ih_l0.data = cell.weight_ih.data
lstm.weight_hh_l0.data = torch.zeros(4, 1)
lstm.bias_ih_l0.data = torch.zeros(4)
lstm.bias_hh_l0.data = torch.zeros(4)
outputs, (hn, cn) = lstm(inputs)
print('LSTM', [round(v, 4) for v in outputs.reshape(-1).tolist()])
