import numpy as np, torch
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
R = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)
红, 绿, 止 = '\033[1;31m', '\033[1;32m', '\033[0m'
def 打印(t, y): print(f'第{t}步 ' + (红 if y > .5 else 绿) + f'{y:.3f}' + 止)
c = 0
print(绿 + 'NumPy' + 止)
for t, x in enumerate(X, 1):
    i, f, g, o = R @ x
    c = c/(1+np.exp(-f)) + np.tanh(g)/(1+np.exp(-i))
    打印(t, np.tanh(c)/(1+np.exp(-o)))
print(绿 + 'LSTMCell' + 止)
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.from_numpy(R); cell.weight_hh.data = torch.zeros(4, 1)
s = None
for t, x in enumerate(torch.from_numpy(X), 1):
    s = cell(x[None], s)
    打印(t, s[0].item())
