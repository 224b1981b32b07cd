import logging, sys
import numpy as np, torch
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format='%(asctime)s %(name)s %(levelname)s: %(message)s')
for noisy in ('matplotlib', 'PIL', 'torch'):
    logging.getLogger(noisy).setLevel(logging.WARNING)
X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
W = [[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]

def show(name, t, h, c):
    logging.getLogger(name).info('t=%d h=%.4f c=%.4f', t, h, c)

c = 0.
for t, x in enumerate(X):
    i, f, g, o = np.array(W) @ x
    i, f, o = 1/(1+np.exp(-np.array([i, f, o])))
    c = f*c + i*np.tanh(g)
    show('numpy', t, o*np.tanh(c), c)
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(W).float(); cell.weight_hh.data = torch.zeros(4, 1)
s = (torch.zeros(1, 1), torch.zeros(1, 1))
for t, x in enumerate(torch.tensor(X).float()):
    s = cell(x[None], s)
    show('LSTMCell', t, s[0].item(), s[1].item())
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor(W).float(); lstm.weight_hh_l0.data = torch.zeros(4, 1)
s = (torch.zeros(1, 1, 1), torch.zeros(1, 1, 1))
for t, x in enumerate(torch.tensor(X).float()):
    y, s = lstm(x.view(1, 1, 4), s)
    show('LSTM', t, y.item(), s[1].item())
