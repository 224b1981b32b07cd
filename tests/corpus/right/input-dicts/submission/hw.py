import numpy as np

steps = [
    {'x1': 1, 'x2': 0, 'x3': 0, 'b': 1},
    {'x1': 3, 'x2': 1, 'x3': 0, 'b': 1},
    {'x1': 2, 'x2': 0, 'x3': 0, 'b': 1},
    {'x1': 4, 'x2': 1, 'x3': 0, 'b': 1},
    {'x1': 2, 'x2': 0, 'x3': 0, 'b': 1},
    {'x1': 1, 'x2': 0, 'x3': 1, 'b': 1},
    {'x1': 3, 'x2': -1, 'x3': 0, 'b': 1},
    {'x1': 6, 'x2': 1, 'x3': 0, 'b': 1},
    {'x1': 1, 'x2': 0, 'x3': 1, 'b': 1},
]
W = {
    'z': {'x1': 1, 'x2': 0, 'x3': 0, 'b': 0},
    'zi': {'x1': 0, 'x2': 100, 'x3': 0, 'b': -10},
    'zf': {'x1': 0, 'x2': 100, 'x3': 0, 'b': 10},
    'zo': {'x1': 0, 'x2': 0, 'x3': 100, 'b': -10},
}


def jiaquan(ming, bu):
    return sum(W[ming][k] * bu[k] for k in bu)


def S(v):
    return 1 / (1 + np.exp(-v))


zt = 0
shuchu = {}
for n, bu in enumerate(steps, 1):
    zt = S(jiaquan('zf', bu)) * zt + S(jiaquan('zi', bu)) * np.tanh(jiaquan('z', bu))
    shuchu['t%d' % n] = float(np.round(S(jiaquan('zo', bu)) * np.tanh(zt), 2))
print(shuchu)
