import torch
torch.manual_seed(1)
net = torch.nn.LSTM(2, 3)
out, _ = net(torch.randn(5, 2))
out.sum().backward()
for name, p in net.named_parameters():
    print(name, p.grad.norm())
