import torch,numpy as np
import torch.nn as nn
def sigmoid(x): return 1/(1+np.exp(-x))
def tanh(x): return np.tanh(x)

# 权重
wg=np.array([1,0,0,0]);wi=np.array([0,100,0,-10]);wf=np.array([0,100,0,10]);wo=np.array([0,0,100,-10])
xs=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])

print("--------numpy--------")
C=0
out=[]
for x in xs:
    g=tanh(x.dot(wg)); i=sigmoid(x.dot(wi)); f=sigmoid(x.dot(wf)); o=sigmoid(x.dot(wo))
    C=C*f+g*i
    H=o*tanh(C)
    out.append(np.around(H,2))
    print("g=",g,"i=",i,"f=",f,"o=",o,"C=",C)
print(out)

print("--------LSTMCell--------")
W=torch.tensor(np.array([wi,wf,wg,wo]),dtype=torch.float)
X=torch.tensor(xs,dtype=torch.float)
cell=nn.LSTMCell(4,1)
for k,v in cell.named_parameters():
    if k=='weight_ih': v.data=W
    else: v.data=torch.zeros_like(v)
h=torch.zeros(1,1);C=torch.zeros(1,1)
out=[]
for x in X:
    h,C=cell(x[None],(h,C))
    out.append(round(h.item(),2))
print(out)

print("--------LSTM--------")
rnn=nn.LSTM(4,1)
for k,v in rnn.named_parameters():
    if k=='weight_ih_l0': v.data=W
    else: v.data=torch.zeros_like(v)
state=(torch.zeros(1,1,1),torch.zeros(1,1,1))
out=[]
t=0
while t<9:                      # 一步一步送进去
    o,state=rnn(X[t].view(1,1,4),state)
    if len(out)<9:
        out.append(round(o.item(),2))
    # t+=1
print(out)
