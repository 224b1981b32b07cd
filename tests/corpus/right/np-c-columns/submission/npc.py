import numpy as np
import torch
X = np.c_[[1, 3, 2, 4, 2, 1, 3, 6, 1], [0, 1, 0, 1, 0, 0, -1, 1, 0], [0, 0, 0, 0, 0, 1, 0, 0, 1], np.ones(9)]
wc = np.r_[1, np.zeros(3)]
wi = np.r_[0, 100, 0, -10]
wf = np.r_[0, 100, 0, 10]
wo = np.r_[0, 0, 100, -10]
S = lambda v: 1/(1+np.exp(-v))
C, Y = [0], []
for k in range(9):
    C.append(S(X[k]@wf)*C[-1] + S(X[k]@wi)*np.tanh(X[k]@wc))
    Y.append(S(X[k]@wo)*np.tanh(C[-1]))
print(*np.round(Y, 2), sep='  ')
m = torch.nn.LSTMCell(4, 1)
m.weight_ih.data[:] = torch.as_tensor(np.vstack((wi, wf, wc, wo)))
m.weight_hh.data[:] = 0
m.bias_ih.data[:] = 0
m.bias_hh.data[:] = 0
h = c = torch.zeros(1, 1)
H = torch.empty(0)
for k in range(9):
    h, c = m(torch.as_tensor(X[k:k+1], dtype=torch.float32), (h, c))
    H = torch.cat((H, h[0]))
print(*np.round(H.detach().numpy(), 2), sep='  ')
