import torch
import torch.nn as nn
x = torch.tensor([[1,0,0],[3,1,0],[2,0,0],[4,1,0],[2,0,0],[1,0,1],[3,-1,0],[6,1,0],[1,0,1]], dtype=torch.float32)
w = torch.tensor([[0,100,0],[0,100,0],[1,0,0],[0,0,100]], dtype=torch.float32)
b = torch.tensor([-10., 10, 0, -10])
cell = nn.LSTMCell(3, 1)
cell.weight_ih.data, cell.weight_hh.data = w, torch.zeros(4, 1)
cell.bias_ih.data, cell.bias_hh.data = b, b
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
print('LSTMCell')
for x_t in x:
    h, c = cell(x_t.view(1, 3), (h, c))
    print(round(h.item(), 2), end=' ')
lstm = nn.LSTM(3, 1)
lstm.weight_ih_l0.data, lstm.weight_hh_l0.data = w, torch.zeros(4, 1)
lstm.bias_ih_l0.data, lstm.bias_hh_l0.data = b, b
y, _ = lstm(x.view(9, 1, 3))
print('\nLSTM')
print(y.view(9).tolist())
