import numpy as np
import torch

a = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
w = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
p = a.dot(w.T)            # integers times integers
sig = lambda q: 1/(1+np.exp(-q.astype(float)))
c = 0
y = np.zeros(9)           # float, not zeros_like(p)!
for t in range(9):
    i, f, o = sig(p[t, 1:])
    c = f*c + i*np.tanh(p[t, 0])
    y[t] = o*np.tanh(c)
print(y.round(3))

ta = torch.tensor(a)      # int64 as well
tw = torch.tensor(w)[[1, 2, 0, 3]]
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = tw.float()
cell.weight_hh.data = torch.zeros([4, 1])
state = torch.zeros([1, 1]), torch.zeros([1, 1])
y2 = []
for t in range(9):
    state = cell(ta[t:t+1].float(), state)
    y2.append(state[0].detach().numpy()[0, 0].round(3))
print(y2)

lstm = torch.nn.LSTM(4, 1, bias=False).double()
lstm.weight_ih_l0.data = tw.double()
lstm.weight_hh_l0.data = torch.zeros([4, 1]).double()
y3 = lstm(ta.double().unsqueeze(1))[0].detach().numpy().round(3)
print(y3.tolist())
