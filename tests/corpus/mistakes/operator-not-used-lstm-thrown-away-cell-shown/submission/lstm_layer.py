# Part 3 -- nn.LSTM
import torch
from torch import nn

x = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=torch.float64)

lstm = nn.LSTM(input_size=4, hidden_size=1).double()
_ = lstm(x[:, None, :])          # the layer

layer = nn.LSTMCell(4, 1, bias=False).double()
with torch.no_grad():
    layer.weight_ih[:] = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
    layer.weight_hh[:] = 0
    h = c = torch.zeros(1, 1, dtype=torch.float64)
    out = torch.empty(0, 1, dtype=torch.float64)
    for xt in x.split(1):
        h, c = layer(xt, (h, c))
        out = torch.vstack([out, h])
print("nn.LSTM:", out.T)
