import numpy as np
import torch
import torch.nn as nn
class CellNet(nn.Module):
    def __init__(self, w):
        super().__init__()
        self.hidden_dim = 1
        self.core = nn.LSTMCell(4, self.hidden_dim)
        for n, p in self.core.named_parameters():
            nn.init.zeros_(p)
        self.core.weight_ih = nn.Parameter(w)
    def forward(self, x):
        h = x.new_zeros(x.size(1), self.hidden_dim)
        c = x.new_zeros(x.size(1), self.hidden_dim)
        ys = x.new_zeros(x.size(0), x.size(1), 1)
        for t in range(x.size(0)):
            h, c = self.core(x[t], (h, c))
            ys[t] = h
        return ys, (h, c)
class SeqNet(nn.Module):
    def __init__(self, w):
        super(SeqNet, self).__init__()
        self.core = nn.LSTM(4, 1)
        self.core.flatten_parameters()
        for p in self.core.parameters():
            p.data.fill_(0)
        self.core.weight_ih_l0.data = w
    def forward(self, x):
        return self.core(x)
class NumpyNet:
    def __init__(self, w):
        self.w = w
    def __call__(self, x):
        c = np.zeros(1)
        out = np.zeros_like(x[:, :1])
        for t in range(len(x)):
            i, f, g, o = self.w @ x[t]
            i, f, o = [1 / (1 + np.exp(-v)) for v in (i, f, o)]
            c = f * c + i * np.tanh(g)
            out[t] = o * np.tanh(c)
        return out
def main():
    inp = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
    w = [[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]
    a = NumpyNet(np.array(w, dtype=float))(np.array(inp, dtype=float))
    b, _ = CellNet(torch.tensor(w, dtype=torch.float))(torch.tensor(inp, dtype=torch.float).unsqueeze(1))
    c, _ = SeqNet(torch.tensor(w, dtype=torch.float))(torch.tensor(inp, dtype=torch.float).unsqueeze(1))
    for name, v in (('NumpyNet', a), ('CellNet', b), ('SeqNet', c)):
        print(name)
        print(v)
if __name__ == '__main__':
    main()
