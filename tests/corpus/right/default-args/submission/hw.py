import numpy as np
import torch
import torch.nn as nn
def lstm_step(x, c, wg=np.array([1, 0, 0, 0]), wi=np.array([0, 100, 0, -10]),
              wf=np.array([0, 100, 0, 10]), wo=np.array([0, 0, 100, -10])):
    s = lambda a: 1 / (1 + np.exp(-a))
    c = s(wf @ x) * c + s(wi @ x) * np.tanh(wg @ x)
    return c, s(wo @ x) * np.tanh(c)

def run(X=np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])):
    c, out = 0, []
    for x in X:
        c, y = lstm_step(x, c)
        out.append(y)
    return out

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
print(run())
# 2. nn.LSTMCell
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)
cell.weight_hh.data = torch.zeros(4, 1)
seq = torch.tensor(X, dtype=torch.float32)
hx, cx = torch.zeros(1, 1), torch.zeros(1, 1)
cell_out = []
for t in range(9):
    hx, cx = cell(seq[t:t + 1], (hx, cx))
    cell_out.append(round(hx.item(), 3))
print('LSTMCell:', cell_out)
# 3. nn.LSTM
rnn = nn.LSTM(4, 1, bias=False)
rnn.weight_ih_l0.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)
rnn.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = rnn(torch.tensor(X, dtype=torch.float32).unsqueeze(1))
print('LSTM:', out.squeeze().tolist())
