import numpy as np
import torch
import torch.nn as nn

class Homework:
    def __init__(self):
        self.x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
        self.w = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
        self.tx = torch.from_numpy(self.x)
        self.tw = torch.from_numpy(self.w)

    @staticmethod
    def sigmoid(v):
        return 1 / (1 + np.exp(-v))

    def numpy_part(self):
        c = 0
        ys = []
        for x in self.x:
            z = self.w @ x
            i, f, o = self.sigmoid(z[[0, 1, 3]])
            c = f * c + i * np.tanh(z[2])
            ys.append(o * np.tanh(c))
        return ys

    def cell_part(self):
        cell = nn.LSTMCell(4, 1, bias=False)
        cell.weight_ih.data = self.tw
        cell.weight_hh.data.zero_()
        st = None
        ys = []
        for x in self.tx:
            st = cell(x[None], st)
            ys.append(st[0].item())
        return ys

    def lstm_part(self):
        lstm = nn.LSTM(4, 1, bias=False)
        lstm.weight_ih_l0.data = self.tw
        lstm.weight_hh_l0.data.zero_()
        y, _ = lstm(self.tx[:, None, :])
        return y.detach().numpy().ravel().tolist()

    def run(self):
        for name in ('numpy', 'cell', 'lstm'):
            print(name, getattr(self, name + '_part')())

Homework().run()
