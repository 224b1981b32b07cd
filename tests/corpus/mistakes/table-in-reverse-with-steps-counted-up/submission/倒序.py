# 6.3 三种实现，从最后一个时刻往前打印
import numpy as np
import torch
import torch.nn as nn

xs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
               [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float32)
wi = [0, 100, 0, -10]
wf = [0, 100, 0, 10]
wc = [1, 0, 0, 0]
wo = [0, 0, 100, -10]


def sigm(z):
    return 1.0 / (1.0 + np.exp(-z))


mem, hs = 0.0, []
for v in xs:
    mem = sigm(np.dot(wf, v)) * mem + sigm(np.dot(wi, v)) * np.tanh(np.dot(wc, v))
    hs.append(float(sigm(np.dot(wo, v)) * np.tanh(mem)))

W = torch.tensor([wi, wf, wc, wo], dtype=torch.float32)
cell = nn.LSTMCell(4, 1, bias=False)
rnn = nn.LSTM(4, 1, bias=False)
with torch.no_grad():
    cell.weight_ih.copy_(W)
    cell.weight_hh.zero_()
    rnn.weight_ih_l0.copy_(W)
    rnn.weight_hh_l0.zero_()
    state = None
    from_cell = []
    for v in torch.from_numpy(xs):
        state = cell(v[None], state)
        from_cell.append(state[0].item())
    from_rnn = rnn(torch.from_numpy(xs)[:, None])[0].flatten().tolist()

for t in range(8, -1, -1):
    print(f'第{9 - t}步  numpy {hs[t]:.3f}  LSTMCell {from_cell[t]:.3f}  LSTM {from_rnn[t]:.3f}')
