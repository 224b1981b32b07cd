# 给 print 加上行号，顺便把输出存一份
import builtins
import io
import numpy as np
import torch

_print, _open = builtins.print, builtins.open
_lines = []


def print(*args, **kwargs):
    buffer = io.StringIO()
    _print(*args, file=buffer, **{k: v for k, v in kwargs.items() if k != 'file'})
    _lines.append(buffer.getvalue())
    _print('[%03d]' % len(_lines), *args, **kwargs)


def open(*args, **kwargs):
    raise PermissionError('不许打开文件')


builtins.print = print
builtins.open = open

seq = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
sigmoid = lambda a: 1 / (1 + np.exp(-a))

print('numpy 部分')
c, 答案1 = 0, []
for x in seq:
    c = sigmoid(x @ [0, 100, 0, 10]) * c + sigmoid(x @ [0, 100, 0, -10]) * np.tanh(x @ [1, 0, 0, 0])
    答案1.append(float(sigmoid(x @ [0, 0, 100, -10]) * np.tanh(c)))
print(答案1)

print('nn.LSTM 部分')
m = torch.nn.LSTM(4, 1, bias=False)
m.weight_ih_l0.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
m.weight_hh_l0.data = torch.zeros(4, 1)
答案2 = m(torch.tensor(seq).float())[0].reshape(9).tolist()
print(答案2)
