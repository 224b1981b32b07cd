import numpy as np
import torch

def prepare():
    d = {'x': np.zeros((9, 4)), 'w': np.zeros((4, 4))}
    d['x'][:, 0] = [1, 3, 2, 4, 2, 1, 3, 6, 1]
    for k, v in ((1, 1), (3, 1), (6, -1), (7, 1)):
        d['x'][k, 1] = v
    d['x'][5, 2] = d['x'][8, 2] = 1
    d['x'][:, 3] = 1
    d['w'][0, 1] = d['w'][1, 1] = d['w'][3, 2] = 100
    d['w'][[0, 3], 3] = -10; d['w'][1, 3] = 10; d['w'][2, 0] = 1
    return d

def numpy_part(d):
    c, y = 0, np.zeros(9)
    for t, (i, f, g, o) in enumerate(d['x'] @ d['w'].T):
        c = c/(1+np.exp(-f)) + np.tanh(g)/(1+np.exp(-i))
        y[t] = np.tanh(c)/(1+np.exp(-o))
    return y

def lstm_part(d):
    m = torch.nn.LSTM(4, 1, bias=False).double()
    m.weight_ih_l0.data = torch.from_numpy(d['w']); m.weight_hh_l0.data.zero_()
    return m(torch.from_numpy(d['x']))[0].detach().numpy().ravel()

def main():
    d = prepare()
    print('numpy', numpy_part(d).round(3))
    print('nn.LSTM', lstm_part(d).round(3))

main()
