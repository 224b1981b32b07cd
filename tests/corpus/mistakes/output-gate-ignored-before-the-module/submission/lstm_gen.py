import numpy as np
import torch
from torch.nn import LSTMCell
v0 = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)
v3, v4, v5, v6 = (np.array(v8, dtype=np.float64) for v8 in ([1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]))

def squash(a):
    return 1.0 / (1.0 + np.exp(-a))

def lstm_stream(rows):
    v7 = 0.0
    for v8 in rows:
        v13, v14, v15 = (squash(v4 @ v8), squash(v5 @ v8), squash(v6 @ v8))
        v7 = v14 * v7 + v13 * np.tanh(v3 @ v8)
        yield np.tanh(v7)
v1 = list(lstm_stream(v0))
print(v1)
v2 = LSTMCell(4, 1)
with torch.no_grad():
    v2.weight_ih[0], v2.weight_ih[1], v2.weight_ih[2], v2.weight_ih[3] = (torch.tensor(v16) for v16 in (v4, v5, v3, v6))
    for v9 in (v2.weight_hh, v2.bias_ih, v2.bias_hh):
        v9.fill_(0.0)
    v10 = v11 = torch.zeros(1, 1)
    v12 = []
    for v8 in v0:
        v10, v11 = v2(torch.tensor(v8, dtype=torch.float32).view(1, -1), (v10, v11))
        v12.append(float(v10))
print(v12)