import torch
from torch import nn
from ..utils import order

class CellModel(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.cell = nn.LSTMCell(4, 1, bias=False)
        self.cell.weight_ih.data = torch.tensor(order(weights), dtype=torch.float32)
        self.cell.weight_hh.data.zero_()
    def forward(self, xs):
        s, out = None, []
        for x in torch.tensor(xs, dtype=torch.float32):
            s = self.cell(x[None], s)
            out.append(s[0].item())
        return out

class LSTMModel(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.rnn = nn.LSTM(4, 1, bias=False)
        self.rnn.weight_ih_l0.data = torch.tensor(order(weights), dtype=torch.float32)
        self.rnn.weight_hh_l0.data.zero_()
    def forward(self, xs):
        return self.rnn(torch.tensor(xs, dtype=torch.float32))[0].flatten().tolist()
