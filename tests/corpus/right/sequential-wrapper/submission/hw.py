import torch
import torch.nn as nn
net = nn.Sequential(nn.LSTM(4, 1, 1, bias=False, batch_first=True))
sd = net.state_dict()
print(sd.keys())
sd['0.weight_ih_l0'] = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
sd['0.weight_hh_l0'] = torch.zeros(4, 1)
net.load_state_dict(sd)
net.eval()
x = torch.tensor([[[1., 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]])
with torch.inference_mode():
    y, (h, c) = net(x)
print('y', y.shape, y)
