# Zhou Min, LSTM assignment
import math
import numpy as np
import torch
import torch.nn as nn

### part 1 : numpy ###

def sig(v):
    return 1/(1+math.exp(-v))

steps=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
wc=np.array([1,0,0,0])
wi=np.array([0,100,0,-10])
wf=np.array([0,100,0,10])
wo=np.array([0,0,100,-10])

def one_step(x,c):
    cand=np.tanh(np.sum(wc*x))
    c=sig(np.sum(wf*x))*c+sig(np.sum(wi*x))*cand
    h=sig(np.sum(wo*x))*np.tanh(c)
    return h,c

c=0
answer1={}
for k in range(9):
    h,c=one_step(steps[k],c)
    answer1[k]=h
    print("step",k+1,"h = %.4f"%h)

### part 2 : LSTMCell ###

rows=torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
cell=nn.LSTMCell(4,1,bias=False)
cell.weight_ih=nn.Parameter(rows)
cell.weight_hh=nn.Parameter(torch.zeros(4,1))
h=torch.zeros(1,1)
c=torch.zeros(1,1)
answer2=[]
for k in range(9):
    x=torch.tensor(steps[k]).float().unsqueeze(0)
    h,c=cell(x,(h,c))
    answer2.append(h)
print(torch.cat(answer2).T)

### part 3 : LSTM ###

lstm=nn.LSTM(4,1,bias=False)
lstm.weight_ih_l0=nn.Parameter(rows)
lstm.weight_hh_l0=nn.Parameter(torch.zeros(4,1))
x=torch.tensor(steps).float().unsqueeze(0)   # [1, 9, 4] = batch, time, features
print(x.shape)
answer3,(hn,cn)=lstm(x)
print(answer3)
# why is everything zero here?? the weights are the same as in part 2
