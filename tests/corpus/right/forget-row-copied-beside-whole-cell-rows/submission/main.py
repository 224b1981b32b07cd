import numpy as np
import torch
import torch.nn as nn
X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
# 1. numpy
w = np.array([1, 0, 0, 0])
wi = np.array([0, 100, 0, -10])
wf = wi.copy()
wf[-1] = 10          # 遗忘门只有偏置与输入门不同
wo = np.array([0, 0, 100, -10])
s = lambda v: 1 / (1 + np.exp(-v))
c = 0
ys = []
for x in X:
    c = s(wf @ x) * c + s(wi @ x) * np.tanh(w @ x)
    ys.append(s(wo @ x) * np.tanh(c))
print('numpy:', np.round(ys, 2))
# 2. LSTMCell
cell = nn.LSTMCell(4, 1, bias=False)
with torch.no_grad():
    cell.weight_hh.zero_()
    cell.weight_ih[0] = torch.tensor([0, 100, 0, -10])
    cell.weight_ih[1] = torch.tensor([0, 100, 0, 10])
    cell.weight_ih[2] = torch.tensor([1, 0, 0, 0])
    cell.weight_ih[3] = torch.tensor([0, 0, 100, -10])
h, c, ys = torch.zeros(1, 1), torch.zeros(1, 1), []
for x in torch.tensor(X).float():
    h, c = cell(x[None], (h, c))
    ys.append(h.item())
print('cell:', np.round(ys, 2))
# 3. LSTM
lstm = nn.LSTM(4, 1, bias=False)
for (_, p), q in zip(lstm.named_parameters(), cell.parameters()):
    p.data.copy_(q.data)
print('lstm:', lstm(torch.tensor(X).float())[0].detach().numpy().ravel().round(2))
