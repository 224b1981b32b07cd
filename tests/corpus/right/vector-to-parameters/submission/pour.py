import torch
from torch.nn.utils import vector_to_parameters, parameters_to_vector

ih = [0, 100, 0, -10,   0, 100, 0, 10,   1, 0, 0, 0,   0, 0, 100, -10]
flat = torch.tensor(ih + [0] * 12, dtype=torch.float32)   # weight_ih, weight_hh, bias_ih, bias_hh

rows = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=torch.float32)

cell = torch.nn.LSTMCell(4, 1)
vector_to_parameters(flat, cell.parameters())
print(parameters_to_vector(cell.parameters()))
h = torch.zeros(1, 1); c = torch.zeros(1, 1)
cell_outputs = torch.zeros(9)
for t, row in enumerate(rows.split(1)):
    h, c = cell(row, (h, c))
    cell_outputs[t] = h.detach()
print(cell_outputs)

lstm = torch.nn.LSTM(4, 1)
vector_to_parameters(flat, lstm.parameters())
lstm.flatten_parameters()
with torch.no_grad():
    lstm_outputs = lstm(rows)[0].T[0]
print(lstm_outputs)
