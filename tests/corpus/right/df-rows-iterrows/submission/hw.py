import numpy as np
import pandas as pd
import torch
from torch import nn

data = pd.DataFrame({
    'x1': [1, 3, 2, 4, 2, 1, 3, 6, 1],
    'x2': [0, 1, 0, 1, 0, 0, -1, 1, 0],
    'x3': [0, 0, 0, 0, 0, 1, 0, 0, 1],
})
data['bias'] = 1
quan = pd.DataFrame(
    [[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]],
    index=['候选', '输入门', '遗忘门', '输出门'], columns=data.columns)
sig = lambda v: 1.0 / (1.0 + np.exp(-v))
c = 0
jieguo = []
for _, hang in data.iterrows():
    z = quan.dot(hang)
    c = sig(z['遗忘门']) * c + sig(z['输入门']) * np.tanh(z['候选'])
    jieguo.append(sig(z['输出门']) * np.tanh(c))
data['y'] = jieguo
print(data.round(2))

W = torch.tensor(quan.loc[['输入门', '遗忘门', '候选', '输出门']].values, dtype=torch.float)
xs = torch.tensor(data[['x1', 'x2', 'x3', 'bias']].values, dtype=torch.float)
cell = nn.LSTMCell(4, 1, bias=False)
with torch.no_grad():
    cell.weight_ih.copy_(W)
    cell.weight_hh.zero_()
    h = c = torch.zeros(1)
    rows = []
    for x in xs:
        h, c = cell(x, (h, c))
        rows.append(h)
print(torch.cat(rows).numpy().round(2))
lstm = nn.LSTM(4, 1, bias=False)
with torch.no_grad():
    lstm.weight_ih_l0.copy_(W)
    lstm.weight_hh_l0.zero_()
    o, _ = lstm(xs)
print(o.flatten().numpy().round(2))
