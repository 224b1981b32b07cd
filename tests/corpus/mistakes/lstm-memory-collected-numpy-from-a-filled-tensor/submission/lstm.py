import numpy as np
import torch
seq = torch.full((9, 4), 0.)
seq[:, 3] = 1.
seq[:, 0] = torch.tensor([1., 3, 2, 4, 2, 1, 3, 6, 1])
seq[torch.tensor([1, 3, 7]), 1] = 1.
seq[6, 1] = -1.
seq[torch.tensor([5, 8]), 2] = 1.
A = seq.numpy()
net_in = {n: A @ np.array(w) for n, w in [('g', [1, 0, 0, 0]), ('i', [0, 100, 0, -10]), ('f', [0, 100, 0, 10]), ('o', [0, 0, 100, -10])]}
c, out = 0, np.zeros(9)
for t in range(9):
    sig = {k: 1 / (1 + np.exp(-v[t])) for k, v in net_in.items()}
    c = sig['f'] * c + sig['i'] * np.tanh(net_in['g'][t])
    out[t] = sig['o'] * np.tanh(c)
print('numpy :', out.round(4).tolist())
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
lstm.weight_hh_l0.data = torch.zeros(4, 1)
memory = []
state = None
for t in range(9):
    _, state = lstm(seq[t:t+1], state)
    memory.append(state[1].item())
print('LSTM  :', np.round(memory, 4).tolist())
