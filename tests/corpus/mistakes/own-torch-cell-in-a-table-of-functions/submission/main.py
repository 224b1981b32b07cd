import numpy as np
import torch
import torch.nn as nn

x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float32)
W = {"input": [0,100,0,-10.], "forget": [0,100,0,10.], "cell": [1,0,0,0.], "output": [0,0,100,-10.]}


def run_numpy(x):
    """Part 1"""
    c, ys = 0.0, []
    for xt in x.numpy().astype(np.float64):
        i, f, o = (1 / (1 + np.exp(-np.dot(W[k], xt))) for k in ("input", "forget", "output"))
        c = f * c + i * np.tanh(np.dot(W["cell"], xt))
        ys.append(o * np.tanh(c))
    return ys


class MyLSTMCell(nn.Module):
    """Part 2: LSTMCell"""
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.ih = nn.Linear(input_size, 4 * hidden_size, bias=False)
        self.hh = nn.Linear(hidden_size, 4 * hidden_size, bias=False)

    def forward(self, x, state):
        h, c = state
        i, f, g, o = (self.ih(x) + self.hh(h)).chunk(4, dim=-1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
        return h, c


def run_cell(x):
    cell = MyLSTMCell(4, 1)
    cell.ih.weight.data = torch.tensor(list(W.values()))
    cell.hh.weight.data.zero_()
    h, c = torch.zeros(1, 1), torch.zeros(1, 1)
    ys = []
    for xt in x:
        h, c = cell(xt[None], (h, c))
        ys.append(h.item())
    return ys


def run_lstm(x):
    """Part 3: nn.LSTM"""
    lstm = nn.LSTM(4, 1, bias=False)
    lstm.weight_ih_l0.data = torch.tensor(list(W.values()))
    lstm.weight_hh_l0.data.zero_()
    out, _ = lstm(x[:, None])
    return out.flatten().tolist()


for name, fn in {"NumPy": run_numpy, "LSTMCell": run_cell, "LSTM": run_lstm}.items():
    print(f"{name}:", [round(float(v), 2) for v in fn(x)])
