import numpy as np
import torch
import torch.nn as nn

steps = np.empty(10, dtype=object)
steps[0] = torch.zeros(1, 4)            # 初始时刻
steps[1] = torch.tensor([[1., 0, 0, 1]])
steps[2] = torch.tensor([[3., 1, 0, 1]])
steps[3] = torch.tensor([[2., 0, 0, 1]])
steps[4] = torch.tensor([[4., 1, 0, 1]])
steps[5] = steps[3]
steps[6] = torch.tensor([[1., 0, 1, 1]])
steps[7] = torch.tensor([[3., -1, 0, 1]])
steps[8] = torch.tensor([[6., 1, 0, 1]])
steps[9] = steps[6]

w = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])

cell = nn.LSTMCell(4, 1)
for name, p in cell.named_parameters():
    p.data = w.clone() if name == 'weight_ih' else torch.zeros_like(p)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
for t in range(1, 10):
    h, c = cell(steps[t], (h, c))
    print('LSTMCell t=%d h=%.3f' % (t, h))

lstm = nn.LSTM(4, 1)
for name, p in lstm.named_parameters():
    p.data = w.clone() if name.startswith('weight_ih') else torch.zeros_like(p)
seq = torch.stack(list(steps[1:]))
out = lstm(seq)[0]
print('LSTM', [round(v, 3) for v in out.view(-1).tolist()])
