import torch
import torch.nn as nn

x = torch.tensor([[[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]], dtype=torch.float32)
batch = torch.cat([x, x], dim=0)           # batch=2
lstm = nn.LSTM(4, 1, batch_first=True, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
lstm.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = lstm(batch, (torch.zeros(1, 2, 1), torch.zeros(1, 2, 1)))
print(out.shape)
first = [round(v, 2) for v in out[0].flatten().tolist()]
print("nn.LSTM输出：", first)
