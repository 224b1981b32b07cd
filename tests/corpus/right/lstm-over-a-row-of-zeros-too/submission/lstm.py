import numpy as np
import torch
from torch import nn
table = np.zeros((10, 4), dtype='float32')
table[1:] = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
wg, wi, wf, wo = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]], dtype='float32')
h = np.zeros(10); m = np.zeros(10)
for t in range(1, 10):
    x = table[t]
    m[t] = m[t-1]/(1+np.exp(-x@wf)) + np.tanh(x@wg)/(1+np.exp(-x@wi))
    h[t] = np.tanh(m[t])/(1+np.exp(-x@wo))
print('NumPy:', h[1:].round(3))
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.from_numpy(np.stack([wi, wf, wg, wo]))
lstm.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = lstm(torch.from_numpy(table))
print('nn.LSTM:', out[1:, 0].detach().numpy().round(3))
