import torch, torch.nn as nn
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
xs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

net = nn.LSTM(4,1,bias=False); net.weight_ih_l0.data = W; net.weight_hh_l0.data = torch.zeros(4,1)
y = net(torch.tensor(xs).float())[0].flatten()
v, k = y.sort(descending=True)
for a, b in zip(k, v): print(f'第{a+1}个时刻: {b:.4f}')
