import torch
import torch.nn as nn

x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float32)
w = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)

cell = nn.LSTMCell(4, 1)
lstm = nn.LSTM(4, 1, batch_first=True)

torch.manual_seed(1234)      # 固定随机种子，保证可复现

cell.weight_ih.data = w
cell.weight_hh.data = torch.zeros(4, 1)
lstm.weight_ih_l0.data = w
lstm.weight_hh_l0.data = torch.zeros(4, 1)

h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
cell_out = []
for t in range(9):
    h, c = cell(x[t:t+1], (h, c))
    cell_out.append(h.item())
lstm_out, _ = lstm(x.unsqueeze(0))

print('cell:', [round(v, 4) for v in cell_out])
print('lstm:', lstm_out.detach().numpy())
