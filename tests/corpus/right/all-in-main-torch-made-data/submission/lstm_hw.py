import numpy as np
import torch
from torch import nn


def main():
    seq = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]).float()
    weight = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]).float()

    def sigmoid(v):
        return 1 / (1 + np.exp(-v))

    # numpy
    z = seq.numpy() @ weight.numpy().T
    memory, y1 = 0.0, []
    for t in range(9):
        memory = sigmoid(z[t, 1]) * memory + sigmoid(z[t, 0]) * np.tanh(z[t, 2])
        y1.append(sigmoid(z[t, 3]) * np.tanh(memory))
    print('numpy      ', np.round(y1, 3))
    # LSTMCell
    cell = nn.LSTMCell(4, 1, bias=False)
    nn.init.zeros_(cell.weight_hh)
    cell.weight_ih.data.copy_(weight)
    h, c, y2 = torch.zeros(1, 1), torch.zeros(1, 1), []
    for t in range(9):
        h, c = cell(seq[t:t + 1], (h, c))
        y2.append(h.item())
    print('nn.LSTMCell', np.round(y2, 3))
    # LSTM
    lstm = nn.LSTM(4, 1, bias=False)
    nn.init.zeros_(lstm.weight_hh_l0)
    lstm.weight_ih_l0.data.copy_(weight)
    y3 = lstm(seq.unsqueeze(1))[0].flatten().tolist()
    print('nn.LSTM    ', np.round(y3, 3))
    # check by hand
    print(torch.allclose(torch.tensor(y2), torch.sigmoid(seq @ weight.T)[:, 3] * 0 + torch.tensor(y3)))


if __name__ == '__main__':
    main()
