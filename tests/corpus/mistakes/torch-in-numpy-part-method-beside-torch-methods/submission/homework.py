import numpy as np
import torch
import torch.nn as nn

class Homework:
    def __init__(self):
        self.x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
        self.w = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)

    def numpy_part(self):
        c = 0
        ys = []
        for x in self.x:
            z = torch.from_numpy(self.w @ x)
            i, f, o = torch.sigmoid(z[[0, 1, 3]])
            g = torch.tanh(z[2])
            c = f * c + i * g
            ys.append((o * torch.tanh(c)).item())
        return ys

    def cell_part(self):
        cell = nn.LSTMCell(4, 1, bias=False)
        cell.weight_ih.data = torch.from_numpy(self.w)
        cell.weight_hh.data.zero_()
        st = None
        ys = []
        for x in torch.from_numpy(self.x):
            st = cell(x[None], st)
            ys.append(st[0].item())
        return ys

    def lstm_part(self):
        lstm = nn.LSTM(4, 1, bias=False)
        lstm.weight_ih_l0.data = torch.from_numpy(self.w)
        lstm.weight_hh_l0.data.zero_()
        y, _ = lstm(torch.from_numpy(self.x)[:, None, :])
        return y.detach().numpy().ravel().tolist()

if __name__ == '__main__':
    hw = Homework()
    print('numpy:', hw.numpy_part())
    print('cell:', hw.cell_part())
    print('lstm:', hw.lstm_part())
