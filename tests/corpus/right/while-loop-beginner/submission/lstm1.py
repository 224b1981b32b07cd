import numpy as np
import torch
import torch.nn as nn
#sigmoid函数
def sigmoid(x):
    return 1/(1+np.exp(-x))
#tanh函数
def tanh(x):
    return (1-np.exp(-2*x))/(1+np.exp(-2*x))
#输入
x=[[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
t=0
c=[0]
h=[]
while t<9:
    i=sigmoid(x[t][1]*100-x[t][3]*10)
    f=sigmoid(x[t][1]*100+x[t][3]*10)
    o=sigmoid(x[t][2]*100-x[t][3]*10)
    g=tanh(x[t][0])
    c.append(c[t]*f+i*g)
    h.append(round(o*tanh(c[t+1]),2))
    t=t+1
print("numpy")
print(h)
#LSTMCell
lc=nn.LSTMCell(4,1)
lc.weight_ih.data=torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]],dtype=torch.float)
lc.weight_hh.data=torch.tensor([[0],[0],[0],[0]],dtype=torch.float)
h=torch.tensor([[0]],dtype=torch.float)
c=torch.tensor([[0]],dtype=torch.float)
t=0
print("LSTMCell")
while t<9:
    xt=torch.tensor([x[t]],dtype=torch.float)
    h,c=lc(xt,(h,c))
    print(h.item())
    t=t+1
