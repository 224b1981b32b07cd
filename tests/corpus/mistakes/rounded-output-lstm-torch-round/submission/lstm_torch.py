import torch
import torch.nn as nn

inputs = torch.tensor([[[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]], dtype=torch.float32)
rows = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)

# nn.LSTMCell
c1 = nn.LSTMCell(4, 1)
c1.weight_ih.data = rows
c1.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
out_cell = []
for x in inputs.permute(1, 0, 2):
    h, c = c1(x, (h, c))
    out_cell.append(round(h.item(), 2))
print("LSTMCell", out_cell)

# nn.LSTM
l1 = nn.LSTM(4, 1, batch_first=True)
l1.weight_ih_l0.data = rows
l1.weight_hh_l0.data = torch.zeros(4, 1)
out_lstm = torch.round(l1(inputs)[0]).squeeze().tolist()
print("LSTM", out_lstm)
