import numpy as np
import torch


class MyLstm:
    def __init__(self, wg, wi, wf, wo):
        self.wg, self.wi, self.wf, self.wo = map(np.array, (wg, wi, wf, wo))
        self.c_last = 0

    @staticmethod
    def sigmoid(x):
        return 1 / (1 + np.exp(-x))

    def forward(self, x):
        g = np.tanh(np.dot(self.wg, x))
        i = self.sigmoid(np.dot(self.wi, x))
        f = self.sigmoid(np.dot(self.wf, x))
        o = self.sigmoid(np.dot(self.wo, x))
        c_now = f * self.c_last + i * g
        h_now = o * np.tanh(self.c_last)
        self.c_last = c_now
        return h_now


xs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
               [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
net = MyLstm([1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10])
hs = []
for x in xs:
    hs.append(net.forward(x))
print("NumPy result:    ", [round(float(h), 2) for h in hs])

cell = torch.nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.tensor(np.array([net.wi, net.wf, net.wg, net.wo]), dtype=torch.float)
cell.weight_hh.data = torch.zeros((4, 1), dtype=torch.float)
h, c = torch.zeros((1, 1)), torch.zeros((1, 1))
hs2 = []
for x in torch.tensor(xs, dtype=torch.float):
    h, c = cell(x.reshape(1, 4), (h, c))
    hs2.append(h.item())
print("LSTMCell result: ", [round(h, 2) for h in hs2])
