import numpy as np
import torch
from torch import nn


def main():
    xs = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
    W = [[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]
    # numpy
    x_np, W_np = np.array(xs, dtype=float), np.array(W, dtype=float)
    z = x_np @ W_np.T
    act = torch.sigmoid(torch.from_numpy(z)).numpy()
    cand = np.tanh(z[:, 2])
    memory, y1 = 0.0, []
    for t in range(9):
        memory = act[t, 1] * memory + act[t, 0] * cand[t]
        y1.append(act[t, 3] * np.tanh(memory))
    print('numpy      ', np.round(y1, 3))
    # LSTMCell
    seq, weight = torch.tensor(xs).float(), torch.tensor(W).float()
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


if __name__ == '__main__':
    main()
