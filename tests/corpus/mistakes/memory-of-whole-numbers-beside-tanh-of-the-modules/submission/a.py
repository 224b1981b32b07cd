import numpy as np, torch
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
sig = lambda z: 1/(1+np.exp(-z))
class Cell:
    h = c = 0.0
    def step(self, x):
        old = self.h
        i, f, g, o = W @ x
        self.c = np.floor(sig(f)*self.c + sig(i)*np.tanh(g))  # 记忆取整
        self.h = sig(o)*np.tanh(self.c)
        print('h_{t-1} = %.3f, h_t = %.3f, tanh(c_t) = %.3f' % (old, self.h, np.tanh(self.c)))
m = Cell()
for x in X: m.step(x)
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(W).float(); cell.weight_hh.data.zero_()
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
for x in torch.tensor(X).float():
    print('旧h', h.item(), end='  ')
    h, c = cell(x[None], (h, c))
    print('新h', h.item(), 'tanh(c)', torch.tanh(c).item())
