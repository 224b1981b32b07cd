"""LSTM homework. NumPy first, then nn.LSTM; the formulas once more on tensors as a check."""
import numpy as np
import torch

steps = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)
rows = np.array([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=np.float64)


def squash(z):
    return 1.0 / (1.0 + np.exp(-z))


memory, series = 0.0, []
for a, b, c, d in steps @ rows.T:
    memory = squash(b) * memory + squash(a) * np.tanh(c)
    series.append(squash(d) * np.tanh(memory))
print("NumPy:", np.around(series).astype(int))

net = torch.nn.LSTM(4, 1, bias=False)
with torch.no_grad():
    net.weight_ih_l0.copy_(torch.from_numpy(rows))
    net.weight_hh_l0.zero_()
    print("nn.LSTM:", net(torch.from_numpy(steps).float().unsqueeze(1))[0].view(-1))

    # the same by hand on tensors, to see that nn.LSTM does what the book says
    state, check = torch.tensor(0.0), []
    for a, b, c, d in torch.from_numpy(steps @ rows.T).float():
        state = torch.sigmoid(b) * state + torch.sigmoid(a) * torch.tanh(c)
        check.append(torch.sigmoid(d) * torch.tanh(state))
    print("torch formulas (compare with nn.LSTM):", torch.stack(check))
