from functools import reduce
import numpy as np
import torch

_s = lambda z: 1 / (1 + np.exp(-z))
lstm_numpy = lambda inputs, weights: reduce(
    lambda acc, x: (
        acc[0] + [_s(weights["output_gate"] @ x) * np.tanh(_s(weights["forget_gate"] @ x) * acc[1] + _s(weights["input_gate"] @ x) * np.tanh(weights["candidate"] @ x))],
        _s(weights["forget_gate"] @ x) * acc[1] + _s(weights["input_gate"] @ x) * np.tanh(weights["candidate"] @ x),
    ), inputs, ([], 0.0))[0]

# ---- the rest as in the homework sheet ----
x = torch.Tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
w = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data, cell.weight_hh.data = w, torch.zeros(4, 1)
s = torch.zeros(1, 1), torch.zeros(1, 1)
by_cell = []
for t in range(9):
    s = cell(x[t:t+1], s)
    by_cell.append(s[0])
by_cell = torch.cat(by_cell).squeeze()
print(by_cell)

lstm_layer = torch.nn.LSTM(4, 1, bias=False)
lstm_layer.weight_ih_l0.data, lstm_layer.weight_hh_l0.data = w.clone(), torch.zeros(4, 1)
by_lstm = lstm_layer(x[:, None, :])[0][:, 0, 0]
print(by_lstm)
