import torch
import torch.nn as nn

torch.set_printoptions(sci_mode=False)
x = torch.tensor([[1., 0., 0., 1.], [3., 1., 0., 1.], [2., 0., 0., 1.], [4., 1., 0., 1.], [2., 0., 0., 1.],
                  [1., 0., 1., 1.], [3., -1., 0., 1.], [6., 1., 0., 1.], [1., 0., 1., 1.]])
w = torch.tensor([[0., 100., 0., -10.], [0., 100., 0., 10.], [1., 0., 0., 0.], [0., 0., 100., -10.]])

print('==== nn.LSTMCell ====')
lstm_cell = nn.LSTMCell(input_size=4, hidden_size=1)
lstm_cell.weight_ih.data = w
lstm_cell.weight_hh.data = torch.zeros(4, 1)
outs = []
for t in range(x.size(0)):
    h, c = lstm_cell(x[t].unsqueeze(0))
    outs.append(h)
print(torch.cat(outs).T.detach())

print('==== nn.LSTM ====')
lstm_layer = nn.LSTM(input_size=4, hidden_size=1)
lstm_layer.weight_ih_l0.data = w
lstm_layer.weight_hh_l0.data = torch.zeros(4, 1)
out, (h_n, c_n) = lstm_layer(x.unsqueeze(1))
print(out.detach().view(1, -1))
