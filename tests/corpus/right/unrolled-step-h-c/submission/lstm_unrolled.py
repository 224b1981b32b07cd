import numpy as np
import torch

def sigmoid(v):
    return 1/(1+np.exp(-v))

def step(x, h, c):
    """one tick of the machine; h is not used because there are no recurrent weights"""
    x = np.array(x)
    i = sigmoid(np.dot([0, 100, 0, -10], x))
    f = sigmoid(np.dot([0, 100, 0, 10], x))
    o = sigmoid(np.dot([0, 0, 100, -10], x))
    g = np.tanh(np.dot([1, 0, 0, 0], x))
    c = f*c + i*g
    h = o*np.tanh(c)
    return h, c

h0, c0 = 0, 0
h1, c1 = step([1, 0, 0, 1], h0, c0)
h2, c2 = step([3, 1, 0, 1], h1, c1)
h3, c3 = step([2, 0, 0, 1], h2, c2)
h4, c4 = step([4, 1, 0, 1], h3, c3)
h5, c5 = step([2, 0, 0, 1], h4, c4)
h6, c6 = step([1, 0, 1, 1], h5, c5)
h7, c7 = step([3, -1, 0, 1], h6, c6)
h8, c8 = step([6, 1, 0, 1], h7, c7)
h9, c9 = step([1, 0, 1, 1], h8, c8)
print("numpy :", h1, h2, h3, h4, h5, h6, h7, h8, h9)

cell = torch.nn.LSTMCell(4, 1, bias=False)
with torch.no_grad():
    cell.weight_ih[:] = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
    cell.weight_hh[:] = 0

def tick(x, state):
    return cell(torch.tensor([x], dtype=torch.float32), state)

s0 = (torch.zeros(1, 1), torch.zeros(1, 1))
s1 = tick([1, 0, 0, 1], s0)
s2 = tick([3, 1, 0, 1], s1)
s3 = tick([2, 0, 0, 1], s2)
s4 = tick([4, 1, 0, 1], s3)
s5 = tick([2, 0, 0, 1], s4)
s6 = tick([1, 0, 1, 1], s5)
s7 = tick([3, -1, 0, 1], s6)
s8 = tick([6, 1, 0, 1], s7)
s9 = tick([1, 0, 1, 1], s8)
print("cell  :", *[s[0].item() for s in (s1, s2, s3, s4, s5, s6, s7, s8, s9)])
