import numpy as np
import pandas as pd

# 用表格存每个时刻的所有中间量
df = pd.DataFrame([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1],
                   [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1],
                   [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]],
                  columns=['x1', 'x2', 'x3', 'bias'], index=[f'时刻{t}' for t in range(1, 10)])
w = pd.DataFrame({'g': [1, 0, 0, 0], 'i': [0, 100, 0, -10], 'f': [0, 100, 0, 10], 'o': [0, 0, 100, -10]},
                 index=df.columns)

z = df @ w
gates = 1 / (1 + np.exp(-z[['i', 'f', 'o']]))
g = np.tanh(z['g'])

c = 0.0
cs = []
for t in df.index:
    c = gates.loc[t, 'f'] * c + gates.loc[t, 'i'] * g[t]
    cs.append(c)
table = pd.concat([df, gates.round(2)], axis=1)
table['c'] = cs
table['y'] = gates['o'] * np.tanh(table['c'])
pd.set_option('display.unicode.east_asian_width', True)
print(table.round(2).to_string())
y = table['y'].tolist()
print(y)
