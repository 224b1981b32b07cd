import os
os.environ['KMP_DUPLICATE_LIB_OK'] = 'TRUE'
import time
import numpy as np
import torch

start = time.time()
X = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float32)
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
cell.weight_hh.data = torch.zeros(4, 1)
h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
ans = []
for t in range(9):
    h, c = cell(X[t].unsqueeze(0), (h, c))
    ans.append(round(float(h), 2))
print(tuple(ans))
print('time used: %.3f s' % (time.time() - start))
os.system('pause')
