import torch
import torch.nn as nn

W_ih = torch.tensor([[0, 100, 0, -10],
                     [0, 100, 0, 10],
                     [1, 0, 0, 0],
                     [0, 0, 100, -10]], dtype=torch.float32)
X = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=torch.float32).unsqueeze(1)

cell = nn.LSTMCell(4, 1)
cell.weight_ih.data = W_ih
hx = torch.zeros(1, 1)
cx = torch.zeros(1, 1)
ys = []
for x in X:
    hx, cx = cell(x, (hx, cx))
    ys.append(round(hx.item(), 2))
print('LSTMCell:', ys)

lstm = nn.LSTM(4, 1)
lstm.weight_ih_l0.data = W_ih
Y, _ = lstm(X)
print('LSTM:', [round(v, 2) for v in Y.view(-1).tolist()])
