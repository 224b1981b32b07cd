import numpy as np
from data import X, W
c = 0
for x in X:
    i, f, o = [1 / (1 + np.exp(-W[k] @ x)) for k in 'ifo']
    c = f * c + i * np.tanh(W['g'] @ x)
    print('%.3f' % (o * np.tanh(c)))
