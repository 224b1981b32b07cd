import numpy as np
import torch
from torch import nn

# careless names
input = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
sum = 0.
list = []
exec = lambda v: 1 / (1 + np.exp(-v))
type = {'g': np.array([1, 0, 0, 0]), 'i': np.array([0, 100, 0, -10]), 'f': np.array([0, 100, 0, 10]), 'o': np.array([0, 0, 100, -10])}
for iter in input:
    next = exec(type['i'] @ iter) * np.tanh(type['g'] @ iter)
    sum = exec(type['f'] @ iter) * sum + next
    list.append(exec(type['o'] @ iter) * np.tanh(sum))
str = np.array(list)
print(str)

dir = nn.LSTMCell(4, 1, bias=False)
dir.weight_ih.data = torch.tensor(np.array([type['i'], type['f'], type['g'], type['o']])).float()
dir.weight_hh.data.zero_()
hash, sum = torch.zeros(1, 1), torch.zeros(1, 1)
list = []
for iter in input:
    hash, sum = dir(torch.tensor(iter).float().view(1, 4), (hash, sum))
    list.append(hash.item())
print(list)

eval = nn.LSTM(4, 1, bias=False)
eval.weight_ih_l0.data = dir.weight_ih.data
eval.weight_hh_l0.data.zero_()
input = torch.tensor(input).float().unsqueeze(1)
output, tuple = eval(input)
print(output.reshape(-1).tolist())
