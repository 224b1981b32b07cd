import numpy as np
import torch
import torch.nn as nn

inputs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
Wc = np.array([1.,0,0,0])
Wi = np.array([0,100.,0,-10])
Wf = np.array([0,100.,0,10])
Wo = np.array([0,0,100.,-10])
res1, res2, res3 = [], [], []
state = 0.0

def sigmoid(x):
    return 1/(1+np.exp(-x))

def part1():
    global state
    for x in inputs:
        state = sigmoid(x.dot(Wf))*state + sigmoid(x.dot(Wi))*np.tanh(x.dot(Wc))
        res1.append(sigmoid(x.dot(Wo))*np.tanh(state))

def part2():
    global h, c
    cell = nn.LSTMCell(4, 1)
    cell.weight_ih.data.copy_(torch.from_numpy(np.stack([Wi, Wf, Wc, Wo])))
    for q in (cell.weight_hh, cell.bias_ih, cell.bias_hh):
        q.data.zero_()
    h = torch.zeros(1, 1); c = torch.zeros(1, 1)
    for x in inputs:
        h, c = cell(torch.from_numpy(x).float().view(1, -1), (h, c))
        res2.append(h.item())

def part3():
    net = nn.LSTM(4, 1)
    net.weight_ih_l0.data.copy_(torch.from_numpy(np.stack([Wi, Wf, Wc, Wo])))
    for q in (net.weight_hh_l0, net.bias_ih_l0, net.bias_hh_l0):
        q.data.zero_()
    o, _ = net(torch.from_numpy(inputs).float().view(-1, 1, 4))
    res3.extend(o.detach().numpy().ravel())

part1()
part2()
part3()
print(res1)
print(res2)
print(res3)
