from collections import deque
import copy
import numpy as np
import torch

queue = deque()
for x1, x2, x3 in zip('132421361', [0, 1, 0, 1, 0, 0, -1, 1, 0], '000001001'):
    queue.append([float(x1), float(x2), float(x3), 1.0])
backup = copy.deepcopy(queue)

sig = lambda a: 1 / (1 + np.exp(-a))
c, answers = 0, []
while len(queue) > 0:
    x = queue.popleft()
    c = c * sig(np.dot(x, [0, 100, 0, 10])) + np.tanh(np.dot(x, [1, 0, 0, 0])) * sig(np.dot(x, [0, 100, 0, -10]))
    answers.append(float(np.tanh(c) * sig(np.dot(x, [0, 0, 100, -10]))))
print('numpy', [round(a, 3) for a in answers])

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float)
cell.weight_hh.data = torch.zeros(4, 1)
hc = None
answers = []
while backup:
    hc = cell(torch.tensor([backup.popleft()]), hc)
    answers.append(hc[0].item())
print('LSTMCell', [round(a, 3) for a in answers])
