import numpy as np, torch, torch.nn as nn
# 第3问还没写完,先交前两问
def sigmod(x): return 1/(1+np.exp(-x))
data=[[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
w_g=[1,0,0,0];w_i=[0,100,0,-10];w_f=[0,100,0,10];w_o=[0,0,100,-10]
c=0;y=[]
for x in data:
    g=np.tanh(np.sum(np.multiply(w_g,x)))
    i=np.round(sigmod(np.sum(np.multiply(w_i,x))))
    f=np.round(sigmod(np.sum(np.multiply(w_f,x))))
    o=np.round(sigmod(np.sum(np.multiply(w_o,x))))
    c=c*f+g*i
    y.append(o*np.tanh(c))
print(y)
###############第二问##################
m=nn.LSTMCell(4,1)
m.weight_ih.data=torch.tensor([w_i,w_f,w_g,w_o]).float()
m.weight_hh.data.fill_(0);m.bias_ih.data.fill_(0);m.bias_hh.data.fill_(0)
h=torch.zeros(1,1);c=torch.zeros(1,1);y=[]
for x in data:
    h,c=m(torch.Tensor([x]),(h,c))
    y.append(h)
print(y)
