"""Results are kept in dictionaries, one entry per time step."""
import numpy as np
import torch

steps = {
    't1': [1, 0, 0, 1],
    't2': [3, 1, 0, 1],
    't3': [2, 0, 0, 1],
    't4': [4, 1, 0, 1],
    't5': [2, 0, 0, 1],
    't6': [1, 0, 1, 1],
    't7': [3, -1, 0, 1],
    't8': [6, 1, 0, 1],
    't9': [1, 0, 1, 1],
}
weights = {'cand': [1, 0, 0, 0], 'in': [0, 100, 0, -10], 'forget': [0, 100, 0, 10], 'out': [0, 0, 100, -10]}


def sgm(v):
    return 1 / (1 + np.exp(-v))


numpy_out = {}
c = 0
for name, x in steps.items():
    a = {k: np.inner(w, x) for k, w in weights.items()}
    c = sgm(a['forget']) * c + sgm(a['in']) * np.tanh(a['cand'])
    numpy_out[name] = round(float(sgm(a['out']) * np.tanh(c)), 3)
print('numpy', numpy_out)

cell = torch.nn.LSTMCell(4, 1)
sd = cell.state_dict()
sd['weight_ih'].copy_(torch.tensor([weights['in'], weights['forget'], weights['cand'], weights['out']]))
sd['weight_hh'].zero_()
sd['bias_ih'].zero_()
sd['bias_hh'].zero_()
cell_out = {}
h = c = torch.zeros(1, 1)
for name, x in steps.items():
    h, c = cell(torch.FloatTensor(x).unsqueeze(0), (h, c))
    cell_out[name] = round(h.item(), 3)
print('LSTMCell', cell_out)

lstm = torch.nn.LSTM(4, 1)
lstm.weight_ih_l0.data.copy_(cell.weight_ih.data)
for p in (lstm.weight_hh_l0, lstm.bias_ih_l0, lstm.bias_hh_l0):
    p.data.zero_()
y, _ = lstm(torch.FloatTensor(list(steps.values())).unsqueeze(1))
lstm_out = dict(zip(steps, (round(v, 3) for v in y.flatten().tolist())))
print('LSTM', lstm_out)
