import numpy as np
import torch
import torch.nn as nn

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)
W_c = np.array([1, 0, 0, 0])
W_i = np.array([0, 100, 0, -10])
W_f = np.array([0, 100, 0, 10])
W_o = np.array([0, 0, 100, -10])
def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

# ---------- 1. NumPy ----------
c_t = 0.0
np_out = []
for x_t in X:
    g_t = np.tanh(W_c @ x_t)
    i_t = sigmoid(W_i @ x_t)
    f_t = sigmoid(W_f @ x_t)
    o_t = sigmoid(W_o @ x_t)
    c_t = f_t * c_t + i_t * g_t
    np_out.append(o_t * np.tanh(c_t))
print('NumPy:', np.round(np_out, 2))
class GateNet(nn.Module):
    """Four linear maps make the four gates."""
    def __init__(self):
        super().__init__()
        self.gates = nn.Linear(4, 4)
        nn.init.zeros_(self.gates.bias)
        self.gates.weight = nn.Parameter(torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]))

    def step(self, x, c):
        i, f, g, o = self.gates(x).split(1, dim=-1)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c

    def forward(self, xs):
        c = xs.new_zeros(1)
        ys = []
        for x in xs:
            y, c = self.step(x, c)
            ys.append(y)
        return torch.cat(ys)

net = GateNet()
xs = torch.as_tensor(X).float()
c = torch.zeros(1)
steps = []
for x in xs:
    y, c = net.step(x, c)
    steps.append(round(y.item(), 3))
print('nn.LSTMCell:', steps)
print('nn.LSTM:', net(xs).detach().numpy().round(3))
