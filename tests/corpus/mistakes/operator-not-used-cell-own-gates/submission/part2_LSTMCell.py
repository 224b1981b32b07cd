import torch

print("nn.LSTMCell")
Wi = torch.tensor([0., 100., 0., -10.])
Wf = torch.tensor([0., 100., 0., 10.])
Wc = torch.tensor([1., 0., 0., 0.])
Wo = torch.tensor([0., 0., 100., -10.])
data = torch.tensor([[1., 0., 0., 1.], [3., 1., 0., 1.], [2., 0., 0., 1.], [4., 1., 0., 1.], [2., 0., 0., 1.],
                     [1., 0., 1., 1.], [3., -1., 0., 1.], [6., 1., 0., 1.], [1., 0., 1., 1.]])
c = torch.zeros(1)
for x in data:
    i = torch.sigmoid(x @ Wi)
    f = torch.sigmoid(x @ Wf)
    o = torch.sigmoid(x @ Wo)
    c = f * c + i * torch.tanh(x @ Wc)
    h = o * torch.tanh(c)
    print(round(h.item(), 4))
