import torch


def lstmcell_run(xs):
    net = torch.nn.LSTMCell(4, 1, bias=False)
    net.weight_ih.data[0] = torch.tensor([0, 100, 0, -10])
    net.weight_ih.data[1] = torch.tensor([0, 100, 0, 10])
    net.weight_ih.data[2] = torch.tensor([1, 0, 0, 0])
    net.weight_ih.data[3] = torch.tensor([0, 0, 100, -10])
    net.weight_hh.data[:] = 0
    hidden = torch.zeros(1, 1)
    memory = torch.zeros(1, 1)
    r = []
    for x in xs:
        hidden, memory = net(torch.tensor([x]).float(), (hidden, memory))
        r.append(round(hidden.item(), 1))
    return r


r = lstmcell_run([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
print(r)
