import torch
import torch.nn as nn
xs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
w = [[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]
lstm = nn.LSTM(3, 1)
lstm.weight_ih_l0.data = torch.Tensor(w)[:, :3]
lstm.bias_ih_l0.data = torch.Tensor([-10, 10, 0, -10])
lstm.bias_hh_l0.data = torch.zeros(4)
lstm.weight_hh_l0.data = torch.zeros(4, 1)
y, _ = lstm(torch.Tensor(xs)[:, None, :3])
print('LSTM')
for v in y:
    print(round(v.item(), 2))
