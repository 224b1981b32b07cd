import numpy as np
import torch
from torch import nn
X=torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float(); W=torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
def run_np():
    s=lambda v:1/(1+np.exp(-v)); c=0; r=[]
    for x in [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]:
        c = 0; c = (s(100*x[1]+10)*c+s(100*x[1]-10)*np.tanh(x[0])); r.append(float(s(100*x[2]-10)*np.tanh(c)))
    return r
def run_cell():
    m=nn.LSTMCell(4,1,bias=False); m.weight_ih.data=W; m.weight_hh.data=torch.zeros(4,1)
    h=c=torch.zeros(1,1); r=[]
    for x in X:
        h,c=m(x.view(1,4),(h,c)); r.append(h.item())
    return r
def run_lstm():
    m=nn.LSTM(4,1,bias=False); m.weight_ih_l0.data=W; m.weight_hh_l0.data=torch.zeros(4,1)
    return m(X)[0].flatten().tolist()
print('numpy',run_np())
print('cell',run_cell())
print('lstm',run_lstm())

def compare(f,g):
    d=np.abs(np.array(f())-np.array(g()))
    print(f.__name__,g.__name__,d)
compare(run_np,run_cell); compare(run_np,run_lstm); compare(run_cell,run_lstm)
