import torch
import torch.nn as nn
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
cell.weight_hh.data = torch.zeros(4, 1)
xt = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float32)
h_t = torch.zeros(1, 1)
c_t = torch.zeros(1, 1)
y_cell = []
for t in range(9):
    h_t, c_t = cell(xt[t].unsqueeze(0), (h_t, c_t))
    y_cell.append(c_t)
y_cell = torch.cat(y_cell).squeeze()
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
lstm.weight_hh_l0.data = torch.zeros(4, 1)
out, (hn, cn) = lstm(xt.unsqueeze(1))
y_lstm = out.squeeze()
for t in range(9): print(t+1,(y_cell[t]-y_lstm[t]).abs().item())
