import io
from contextlib import redirect_stdout
import numpy as np
import torch

xs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
ws = [[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]

def first():
    c = 0
    for x in xs:
        i, f, g, o = np.dot(ws, x)
        i, f, o = 1/(1+np.exp(-np.array([i, f, o])))
        c = f*c + i*np.tanh(g)
        print(round(o*np.tanh(c), 2))

def second():
    cell = torch.nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = torch.tensor(ws).float()
    cell.weight_hh.data = torch.zeros(4, 1)
    h = c = torch.zeros(1, 1)
    for x in xs:
        h, c = cell(torch.tensor([x]).float(), (h, c))
        print(round(h.item(), 2))

buffer = io.StringIO()
with redirect_stdout(buffer):
    print("== 1. NumPy ==")
    first()
    print("== 2. nn.LSTMCell ==")
    second()
print("Report".center(40, "*"))
print(buffer.getvalue())
