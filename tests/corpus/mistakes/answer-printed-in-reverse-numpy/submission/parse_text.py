import io
import numpy as np
import torch

TEXT = '''
1, 0,0,1
3, 1,0,1
2, 0,0,1
4, 1,0,1
2, 0,0,1
1, 0,1,1
3,-1,0,1
6, 1,0,1
1, 0,1,1
'''
x = np.loadtxt(io.StringIO(TEXT.strip()), delimiter=',')

weights = {}
for line in 'c: 1 0 0 0 | i: 0 100 0 -10 | f: 0 100 0 10 | o: 0 0 100 -10'.split('|'):
    key, numbers = line.split(':')
    weights[key.strip()] = np.array([float(n) for n in numbers.split()])

sigmoid = np.vectorize(lambda u: 1 / (1 + np.exp(-u)))

mem, out = 0.0, []
for row in x:
    gi, gf, go = sigmoid([weights[k] @ row for k in 'ifo'])
    mem = gf * mem + gi * np.tanh(weights['c'] @ row)
    out.append(go * np.tanh(mem))
print(*['%.3f' % v for v in list(out)[::-1]], sep=' | ')

W = torch.tensor(np.array([weights[k] for k in 'ifco']), dtype=torch.float32)
xt = torch.tensor(x, dtype=torch.float32)

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data, cell.weight_hh.data = W, torch.zeros(4, 1)
h, c, out = torch.zeros(1, 1), torch.zeros(1, 1), []
for row in xt.split(1):
    h, c = cell(row, (h, c))
    out.append(h.item())
print(*['%.3f' % v for v in out], sep=' | ')

lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data, lstm.weight_hh_l0.data = W, torch.zeros(4, 1)
out = lstm(xt)[0].flatten().tolist()
print(*['%.3f' % v for v in out], sep=' | ')
