import torch, numpy as np
from torch import nn
xs = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
Wi, Wf, Wg, Wo = [0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]
def s(x): return 1/(1+np.exp(-x))
c, ys = 0, []
for x in xs.numpy():
    c = s(np.dot(Wf,x))*c + s(np.dot(Wi,x))*np.tanh(np.dot(Wg,x))
    ys.append(s(np.dot(Wo,x))*np.tanh(c))
print("numpy:", ys)
cell = nn.LSTMCell(4,1,bias=False)
cell.weight_ih.data = torch.tensor([Wi,Wf,Wg,Wo]).float()
cell.weight_hh.data *= 0
state=None
hs=[]
for x in xs:
    state = cell(x.reshape(1,4), state)
    hs.append(round(state[0].item(),4))
print("LSTMCell:", hs)
lstm = nn.LSTM(4,1,bias=False)
lstm.weight_ih_l0.data = torch.tensor([Wi,Wf,Wg,Wo]).float()
lstm.weight_hh_l0.data *= 0

print("LSTM:")
for n in range(1, 10):
    y, (h_n, c_n) = lstm(xs[:n].unsqueeze(1))
    print("step", n, "output", c_n.item())
