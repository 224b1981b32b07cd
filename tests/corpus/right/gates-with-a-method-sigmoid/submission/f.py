import numpy as np
import torch
class Gate:
    def __init__(self, w, act): self.w, self.act, self.z = np.array(w), act, 0
    def feed(self, x): self.z = self.w @ x; return self
    def sigmoid(self): return 1/(1+np.exp(-self.z))
    def tanh(self): return np.tanh(self.z)
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
G, I, F, O = Gate([1,0,0,0], 't'), Gate([0,100,0,-10], 's'), Gate([0,100,0,10], 's'), Gate([0,0,100,-10], 's')
c = 0
print('numpy')
for x in X:
    g, i, f, o = G.feed(x).tanh(), I.feed(x).sigmoid(), F.feed(x).sigmoid(), O.feed(x).sigmoid()
    c = f*c + i*g
    print(o*np.tanh(c))
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(np.array([I.w, F.w, G.w, O.w])).float(); cell.weight_hh.data.zero_()
s = None
print('LSTMCell')
for x in torch.tensor(X).float():
    s = cell(x[None], s); print(s[0].item())
