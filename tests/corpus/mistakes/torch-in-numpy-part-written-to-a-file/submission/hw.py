# 1 numpy -> a.csv   2 LSTMCell -> b.csv
import csv
import numpy as np
import torch
from torch import nn

seq = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
ifgo = [[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]

def by_hand():
    M, c = np.array(ifgo), 0.0
    with open('a.csv', 'w', newline='') as file:
        out = csv.writer(file)
        for x in seq:
            i, f, g, o = torch.sigmoid(torch.tensor(np.dot(M, x), dtype=torch.float64)).numpy()
            c = f * c + i * np.tanh(np.dot(M[2], x))
            out.writerow(['%.5f' % (o * np.tanh(c))])

def by_cell():
    cell = nn.LSTMCell(4, 1, bias=False)
    with torch.no_grad():
        cell.weight_ih[:] = torch.tensor(ifgo).float()
        cell.weight_hh[:] = 0
        state = (torch.zeros(1, 1), torch.zeros(1, 1))
        with open('b.csv', 'w', newline='') as file:
            for x in seq:
                state = cell(torch.tensor([x]).float(), state)
                csv.writer(file).writerow(['%.5f' % state[0].item()])

by_hand()
by_cell()
for name, where in (('numpy', 'a.csv'), ('LSTMCell', 'b.csv')):
    print(name, [row[0] for row in csv.reader(open(where))])
