import logging
import numpy as np
import torch
import torch.nn as nn
logging.basicConfig(level=logging.INFO, format='%(message)s')
log = logging.getLogger(__name__)
X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
Wg = np.array([1, 0, 0, 0])
Wi = np.array([0, 100, 0, -10])
Wf = np.array([0, 100, 0, 10])
Wo = np.array([0, 0, 100, -10])
def run_numpy():
    def sig(v): return 1 / (1 + np.exp(-v))
    def show(t, y):
        print('t=%s' % t, 'y=%.4f' % y, sep='\t')
    def step(t, c):
        if t == len(X):
            return
        c = sig(Wf @ X[t]) * c + sig(Wi @ X[t]) * np.tanh(Wg @ X[t])
        show(t, sig(Wo @ X[t]) * np.tanh(c))
        step(t + 1, c)
    step(0, 0.0)
def run_torch():
    W = torch.tensor(np.stack([Wi, Wf, Wg, Wo])).float()
    m = nn.LSTMCell(4, 1, bias=False); m.weight_ih.data = W; m.weight_hh.data = torch.zeros(4, 1)
    hc = (torch.zeros(1, 1), torch.zeros(1, 1))
    for x in torch.tensor(X).float():
        hc = m(x[None], hc)
        log.info('LSTMCell y=%.4f', hc[0].item())
    m = nn.LSTM(4, 1, bias=False); m.weight_ih_l0.data = W; m.weight_hh_l0.data = torch.zeros(4, 1)
    log.info('LSTM y=%s', m(torch.tensor(X).float())[0].flatten().tolist())
run_numpy()
run_torch()
