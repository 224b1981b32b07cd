import traceback
import numpy as np
import torch, torch.nn as nn
X = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
try:
    cell = nn.LSTMCell(4, 1)
    h = c = torch.zeros(1, 1)
    for x in X:
        h, c = cell(x, (h, c))
        print(h)
except Exception:
    traceback.print_exc()
try:
    m = nn.LSTM(4, 1)
    out, _ = m(X)
    print(out)
except Exception as e:
    print('出错了', type(e).__name__, e)
