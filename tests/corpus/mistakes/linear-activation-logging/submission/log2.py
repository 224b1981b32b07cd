import logging, sys
import numpy as np
import torch
logging.basicConfig(stream=sys.stdout, format='%(name)s: %(message)s', level=logging.DEBUG)
data = ['1 0 0 1', '3 1 0 1', '2 0 0 1', '4 1 0 1', '2 0 0 1', '1 0 1 1', '3 -1 0 1', '6 1 0 1', '1 0 1 1']
data = [[int(k) for k in d.split(' ')] for d in data]
def np_lstm():
    log = logging.getLogger('numpy')
    cell = 0
    for d in data:
        gate = 1/(1+np.exp(-np.array([[0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]]) @ d))
        cell = gate[1]*cell + gate[0]*np.dot([1, 0, 0, 0], d)
        log.debug('%.3f', gate[2]*cell)
def torch_cell():
    log = logging.getLogger('LSTMCell')
    m = torch.nn.LSTMCell(4, 1, bias=False)
    m.weight_ih.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]).float()
    m.weight_hh.data = torch.zeros(4, 1)
    h = c = torch.zeros(1, 1)
    for d in data:
        h, c = m(torch.tensor([d]).float(), (h, c))
        log.debug('%.3f', h.item())
np_lstm()
torch_cell()
