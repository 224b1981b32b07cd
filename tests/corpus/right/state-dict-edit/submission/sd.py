from collections import OrderedDict
import torch

seq = torch.tensor([[1., 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
gate = {
    "i": torch.tensor([0., 100, 0, -10]),
    "f": torch.tensor([0., 100, 0, 10]),
    "g": torch.tensor([1., 0, 0, 0]),
    "o": torch.tensor([0., 0, 100, -10]),
}

cell = torch.nn.LSTMCell(4, 1)
params = cell.state_dict()          # shares memory with the module
for row, name in enumerate("ifgo"):
    params["weight_ih"][row] = gate[name]
for key in ("weight_hh", "bias_ih", "bias_hh"):
    params[key].zero_()

hx = (torch.zeros(1), torch.zeros(1))
cell_out = []
with torch.no_grad():
    for x in seq:
        hx = cell(x, hx)
        cell_out += hx[0].tolist()
print(cell_out)

net = torch.nn.LSTM(4, 1)
net.load_state_dict(OrderedDict(
    weight_ih_l0=torch.stack(list(gate.values())),
    weight_hh_l0=torch.zeros(4, 1),
    bias_ih_l0=torch.zeros(4),
    bias_hh_l0=torch.zeros(4),
))
with torch.no_grad():
    lstm_out = net(seq.view(9, 1, 4))[0].flatten().tolist()
print(lstm_out)
assert torch.allclose(torch.tensor(cell_out), torch.tensor(lstm_out), atol=1e-5)
