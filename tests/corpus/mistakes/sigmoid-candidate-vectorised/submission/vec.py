import numpy as np, torch, torch.nn as nn

U = np.array([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=np.float64)
S = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)

A = 1 / (1 + np.exp(-(S @ U.T)))
I, F, G, O = A.T

cs = np.zeros(len(S) + 1)
for k in range(len(S)):
    cs[k + 1] = F[k] * cs[k] + I[k] * G[k]
hs = O * np.tanh(cs[1:])
print('numpy', np.array2string(hs, precision=4, suppress_small=True))

torch.manual_seed(0)
rnn = nn.LSTM(4, 1, batch_first=True, bias=False)
rnn.weight_ih_l0.data.copy_(torch.as_tensor(U))
nn.init.constant_(rnn.weight_hh_l0, 0)
out = rnn(torch.as_tensor(S, dtype=torch.float)[None])[0]
print('nn.LSTM', out.detach().numpy().reshape(-1).round(4))
