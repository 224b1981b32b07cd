import numpy as np
import torch
import torch.nn as nn
X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
Wg = np.array([1, 0, 0, 0])
Wi = np.array([0, 100, 0, -10])
Wf = np.array([0, 100, 0, 10])
Wo = np.array([0, 0, 100, -10])
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
choice = input('选择要运行的部分(1/2/3, 回车全部)：').strip()
if choice in ('', '1'):
    c = 0
    for x in X:
        c = sigmoid(Wf @ x) * c + sigmoid(Wi @ x) * np.tanh(Wg @ x)
        print('NumPy %.3f' % (sigmoid(Wo @ x) * np.tanh(c)))
W = torch.tensor(np.stack([Wi, Wf, Wg, Wo])).float()
if choice in ('', '2'):
    cell = nn.LSTMCell(4, 1, bias=False); cell.weight_ih.data = W; cell.weight_hh.data = torch.zeros(4, 1)
    st = (torch.zeros(1, 1), torch.zeros(1, 1))
    for x in torch.tensor(X).float():
        st = cell(x[None], st)
        print('LSTMCell %.3f' % st[0])
if choice in ('', '3'):
    net = nn.LSTM(4, 1, bias=False); net.weight_ih_l0.data = W; net.weight_hh_l0.data = torch.zeros(4, 1)
    for v in net(torch.tensor(X).float())[0]:
        print('LSTM %.3f' % v)
