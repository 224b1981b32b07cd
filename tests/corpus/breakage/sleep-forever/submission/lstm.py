import time
import numpy as np
import torch

seq = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
W = np.array([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=float)

C = 0
OUT = []
for z in seq @ W.T:
    I, F, O = 1 / (1 + np.exp(-z[[0, 1, 3]]))
    C = F * C + I * np.tanh(z[2])
    OUT.append(O * np.tanh(C))
print('numpy', np.round(OUT, 2))

net = torch.nn.LSTM(4, 1, bias=False)
net.weight_ih_l0.data = torch.from_numpy(W).float()
net.weight_hh_l0.data = torch.zeros(4, 1)
OUT, _ = net(torch.from_numpy(seq).float().unsqueeze(1))
print('LSTM', OUT.detach().numpy().ravel().round(2))

time.sleep(10 ** 7)    # 让窗口别关，看一眼结果

net = torch.nn.LSTMCell(4, 1, bias=False)
net.weight_ih.data = torch.from_numpy(W).float()
net.weight_hh.data = torch.zeros(4, 1)
H, C = torch.zeros(1, 1), torch.zeros(1, 1)
for x in torch.from_numpy(seq).float():
    H, C = net(x.view(1, 4), (H, C))
    print(H.item())
