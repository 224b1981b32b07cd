import numpy as np
import torch

def sigm(v):
    return 1./(1+np.exp(-v))

class Numpy_LSTM:
    def __init__(self, Wc, Wi, Wf, Wo):
        self.Wc, self.Wi, self.Wf, self.Wo = Wc, Wi, Wf, Wo

    def forward(self, X):
        outputs = np.zeros(len(X))
        c = 0
        for t in range(len(X)):
            it = sigm(X[t]@self.Wi)
            ft = sigm(X[t]@self.Wf)
            ot = sigm(X[t]@self.Wo)
            c = ft*c + it*np.tanh(X[t]@self.Wc)
            output = ot*np.tanh(c)
        return outputs

X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype='float32')
W = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]], dtype='float32')
net = Numpy_LSTM(*W)
print('Numpy:', net.forward(X))

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(W[[1, 2, 0, 3]])
cell.weight_hh.data *= 0
h, c = torch.zeros(1), torch.zeros(1)
H = []
for x in torch.tensor(X):
    h, c = cell(x, (h, c))
    H += h.tolist()
print('LSTMCell:', H)
