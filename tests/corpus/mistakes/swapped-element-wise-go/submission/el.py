import torch
net = torch.nn.LSTM(4, 1)
for name, par in net.named_parameters():
    par.data.zero_()
    if name == 'weight_ih_l0':
        # input gate
        par.data[0, 1] = 100
        par.data[0, 3] = -10
        # forget gate
        par.data[1, 1] = 100
        par.data[1, 3] = 10
        # output gate
        par.data[2, 2] = 100
        par.data[2, 3] = -10
        # candidate
        par.data[3, 0] = 1
x = torch.zeros(9, 1, 4)
x[:, 0, 0] = torch.tensor([1, 3, 2, 4, 2, 1, 3, 6, 1])
x[:, 0, 1] = torch.tensor([0, 1, 0, 1, 0, 0, -1, 1, 0])
x[:, 0, 2] = torch.tensor([0, 0, 0, 0, 0, 1, 0, 0, 1])
x[:, 0, 3] = 1
out, _ = net(x)
for t in range(9):
    print(t, out[t].item())
