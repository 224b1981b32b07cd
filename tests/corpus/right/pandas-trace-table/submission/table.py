import numpy as np
import pandas as pd

pd.set_option('display.width', 160)
pd.set_option('display.max_columns', 20)

df = pd.DataFrame({
    'x1': [1, 3, 2, 4, 2, 1, 3, 6, 1],
    'x2': [0, 1, 0, 1, 0, 0, -1, 1, 0],
    'x3': [0, 0, 0, 0, 0, 1, 0, 0, 1],
}, index=pd.RangeIndex(1, 10, name='t'))
df['one'] = 1

weights = pd.DataFrame(
    [[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]],
    index=['g', 'i', 'f', 'o'], columns=['x1', 'x2', 'x3', 'one'])

pre = df @ weights.T
df['g'] = np.tanh(pre['g'])
for gate in 'ifo':
    df[gate] = 1 / (1 + np.exp(-pre[gate].to_numpy(dtype=float)))

c = 0.0
trace = []
for row in df.itertuples():
    c = row.f * c + row.i * row.g
    trace.append(c)
df['c'] = trace
df['y'] = df['o'] * np.tanh(df['c'])

print(df.round(4).to_string())
print()
print('y:', df['y'].round(2).tolist())
