import numpy as np
import torch

x = np.array([[1., 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
wg, wi, wf, wo = [1., 0, 0, 0], [0., 100, 0, -10], [0., 100, 0, 10], [0., 0, 100, -10]

def sig(v):
    return 1 / (1 + np.exp(-v))

def by_numpy():
    out = []
    for row in x:
        memory = 0
        memory = sig(row @ wf) * memory + sig(row @ wi) * np.tanh(row @ wg)   # starts at 0 again in every step
        out.append(sig(row @ wo) * np.tanh(memory))
    return np.array(out)

net_cell = torch.nn.LSTMCell(4, 1, bias=False)
net = torch.nn.LSTM(4, 1, bias=False)
for weights, recurrent in ((net_cell.weight_ih, net_cell.weight_hh), (net.weight_ih_l0, net.weight_hh_l0)):
    weights.data = torch.tensor([wi, wf, wg, wo])
    recurrent.data.fill_(0)

first = by_numpy()
state, second = None, []
for row in torch.tensor(x, dtype=torch.float32):
    state = net_cell(row.view(1, 4), state)
    second.append(state[0].item())
third = net(torch.tensor(x, dtype=torch.float32).view(9, 1, 4))[0].detach().view(9).numpy()
print("numpy   ", first.round(4))
print("LSTMCell", np.round(second, 4))
print("nn.LSTM ", third.round(4))
print("|numpy - LSTMCell|", abs(first - second))
print("|numpy - nn.LSTM| ", abs(first - third))
