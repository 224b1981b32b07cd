import threading
import time
import numpy as np
import torch

stop = False


def clock():
    seconds = 0
    while not stop:
        time.sleep(1)
        seconds += 1


threading.Thread(target=clock).start()      # somebody has to keep the time

xs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
               [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


state, ys = 0, []
for x in xs:
    state = sigmoid(x @ [0, 100, 0, 10]) * state + sigmoid(x @ [0, 100, 0, -10]) * np.tanh(x @ [1, 0, 0, 0])
    ys.append(sigmoid(x @ [0, 0, 100, -10]) * np.tanh(state))
print(np.round(ys, 2))

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
cell.weight_hh.data = torch.zeros(4, 1)
hc, hs = None, []
for x in torch.tensor(xs).float():
    hc = cell(x.view(1, 4), hc)
    hs.append(hc[0].item())
print(np.round(hs, 2))
# stop = True
