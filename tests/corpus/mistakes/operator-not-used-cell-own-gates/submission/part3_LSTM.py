import torch
import torch.nn as nn

print("nn.LSTM")
data = torch.tensor([[1., 0., 0., 1.], [3., 1., 0., 1.], [2., 0., 0., 1.], [4., 1., 0., 1.], [2., 0., 0., 1.],
                     [1., 0., 1., 1.], [3., -1., 0., 1.], [6., 1., 0., 1.], [1., 0., 1., 1.]])
net = nn.LSTM(4, 1, bias=False)
net.weight_ih_l0.data = torch.tensor([[0., 100., 0., -10.], [0., 100., 0., 10.], [1., 0., 0., 0.], [0., 0., 100., -10.]])
net.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = net(data)       # unbatched input
for v in out.flatten().tolist():
    print(round(v, 4))
