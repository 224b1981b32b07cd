import numpy as np
import pandas as pd
import torch

df = pd.DataFrame({
    'x1': [1, 3, 2, 4, 2, 1, 3, 6, 1],
    'x2': [0, 1, 0, 1, 0, 0, -1, 1, 0],
    'x3': [0, 0, 0, 0, 0, 1, 0, 0, 1],
})
df['one'] = 1
w = pd.DataFrame([[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]],
                 index=['g', 'i', 'f', 'o'], columns=['x1', 'x2', 'x3', 'one'])
pre = df @ w.T
df['g'] = torch.tanh(torch.tensor(pre['g'].values)).numpy()
for gate in 'ifo':
    df[gate] = 1 / (1 + np.exp(-pre[gate]))
c_last = 0.
for t, row in df.iterrows():
    c_last = row['f'] * c_last + row['i'] * row['g']
    df.loc[t, 'c'] = c_last
df['y'] = df['o'] * np.tanh(df['c'])
print(df.round(2).to_string())

lstm = torch.nn.LSTM(4, 1, batch_first=True, bias=False)
with torch.no_grad():
    lstm.weight_ih_l0.copy_(torch.tensor(w.loc[list('ifgo')].values))
    lstm.weight_hh_l0.zero_()
    df['nn.LSTM'] = lstm(torch.tensor(df[['x1', 'x2', 'x3', 'one']].values[None], dtype=torch.float32))[0][0, :, 0].numpy()
print(df[['y', 'nn.LSTM']])
