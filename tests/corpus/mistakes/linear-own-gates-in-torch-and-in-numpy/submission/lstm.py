import numpy as np
import torch
from torch import nn

inputs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
gates_w = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])


def slide_lstm(rows):
    memory, ans = 0, []
    for row in rows:
        z, zi, zf, zo = gates_w @ np.array(row)
        s = lambda v: 1/(1+np.exp(-v))
        memory = memory * s(zf) + z * s(zi)
        ans.append(memory * s(zo))
    return np.array(ans)


print('1.numpy', slide_lstm(inputs).round(2))


class SlideLSTM(nn.Module):
    """和图上一样，没有tanh"""
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(4, 1, bias=False)
        self.rnn.weight_ih_l0.data = torch.tensor(gates_w[[1, 2, 0, 3]]).float()
        self.rnn.weight_hh_l0.data.zero_()

    def forward(self, x):
        pre = x @ self.rnn.weight_ih_l0.T
        c = torch.zeros(1)
        out = []
        for i, f, g, o in pre:
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * g
            out.append(torch.sigmoid(o) * c)
        return torch.cat(out)


print('3.nn.LSTM', SlideLSTM()(torch.tensor(inputs).float()).detach().numpy().round(2))
