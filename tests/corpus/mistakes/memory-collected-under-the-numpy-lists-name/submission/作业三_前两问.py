import numpy as np
import torch
from torch import nn

xs = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
      [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
Wi, Wf, Wg, Wo = [0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]
sig = lambda v: 1 / (1 + np.exp(-np.dot(v, x)))

# (1)
ans = []
mem = 0
for x in xs:
    mem = sig(Wf) * mem + sig(Wi) * np.tanh(np.dot(Wg, x))
    ans.append(sig(Wo) * np.tanh(mem))
print(ans)

# (2)
ans = []
net = nn.LSTMCell(4, 1, bias=False)
net.weight_ih.data = torch.tensor([Wi, Wf, Wg, Wo], dtype=torch.float32)
nn.init.zeros_(net.weight_hh)
hid = mem = torch.zeros(1, 1)
for x in xs:
    hid, mem = net(torch.tensor([x], dtype=torch.float32), (hid, mem))
    ans.append(mem)
print(ans)
# (3) 没做完
