import numpy as np
import torch
import torch.nn as nn

seq = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
def sigmoid(x): return 1/(1+np.exp(-x))

c=0; y1=[]
for x in seq:
    c=sigmoid(np.inner([0,100,0,10],x))*c+sigmoid(np.inner([0,100,0,-10],x))*np.tanh(np.inner([1,0,0,0],x))
    y1.append(sigmoid(np.inner([0,0,100,-10],x))*np.tanh(c))
print(y1)

cell=nn.LSTMCell(4,1,bias=False)
cell.weight_ih.data=torch.tensor([[0.,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
cell.weight_hh.data=torch.zeros(4,1)
h=c=torch.zeros(1,1); y2=[]
for x in seq:
    h,c=cell(torch.tensor([x],dtype=torch.float),(h,c))
    y2.append(h.item())
print(y2)

# 画图用 seaborn 好看一点
import seaborn as sns
sns.lineplot(x=range(9), y=y1)

lstm=nn.LSTM(4,1,bias=False)
lstm.weight_ih_l0.data=torch.tensor([[0.,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
lstm.weight_hh_l0.data=torch.zeros(4,1)
y3=lstm(torch.tensor(seq,dtype=torch.float).unsqueeze(1))[0].detach().squeeze().tolist()
print(y3)
sns.lineplot(x=range(9), y=y3)
