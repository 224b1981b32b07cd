import torch
import numpy as np

xs=[[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
ws=[[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]

# ---- numpy 部分 ----
def S(x): return 1/(1+np.exp(-x))
c=0
for x in xs:
    i,f,g,o=np.array(ws).dot(x)
    c=S(f)*c+S(i)*np.tanh(g)
    h=S(o)*np.tanh(c)
    print("%.2f"%h,end=" ")
print()

# ---- LSTMCell 部分 ----
cell=torch.nn.LSTMCell(4,1)
cell.weight_ih=torch.tensor(ws,dtype=torch.float32)
cell.weight_hh=torch.zeros(4,1)
h,c=torch.zeros(1,1),torch.zeros(1,1)
for x in xs:
    h,c=cell(torch.tensor([x],dtype=torch.float32),(h,c))
    print("%.2f"%h.item(),end=" ")
print()

# ---- LSTM 部分 ----
lstm=torch.nn.LSTM(4,1)
lstm.weight_ih_l0=torch.tensor(ws,dtype=torch.float32)
lstm.weight_hh_l0=torch.zeros(4,1)
h,_=lstm(torch.tensor(xs,dtype=torch.float32).view(9,1,4))
print(h)
