import torch
W=torch.randn(3,4,requires_grad=True)
x=torch.randn(4)
(W@x).tanh().sum().backward()
print(W.grad)
