#!/usr/bin/env python
# coding: utf-8

# In[1]:


import numpy as np, torch
x=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
P=np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])


# ## Numpy

# In[2]:


pre=x@P.T
ifo=1/(1+np.exp(-pre)); g=np.tanh(pre[:,2])
c=[0]
for k in range(9): c.append(ifo[k,1]*c[-1]+ifo[k,0]*g[k])
h=ifo[:,3]*np.tanh(c[1:])
h


# ## LSTMCell

# In[3]:


m=torch.nn.LSTMCell(4,1,bias=False)
m.weight_ih.data=torch.tensor(P,dtype=torch.float32);m.weight_hh.data=torch.zeros(4,1)
st=(torch.zeros(1,1),torch.zeros(1,1));h=[]
for k in range(9):
    st=m(torch.tensor(x[k:k+1],dtype=torch.float32),st);h.append(st[0])
torch.vstack(h)


# ## LSTM

# In[4]:


m=torch.nn.LSTM(4,1,bias=False)
m.weight_ih_l0.data=torch.tensor(P,dtype=torch.float32);m.weight_hh_l0.data=torch.zeros(4,1)
m(torch.tensor(x,dtype=torch.float32))[0]
