import numpy as np, torch
X=np.array([[1,1,0,0],[1,3,1,0],[1,2,0,0],[1,4,1,0],[1,2,0,0],[1,1,0,1],[1,3,-1,0],[1,6,1,0],[1,1,0,1]])
W=np.array([[-10,0,100,0],[10,0,100,0],[0,1,0,0],[-10,0,0,100]])
s=lambda v:1/(1+np.exp(-v));c=0;y=[]
for x in X:
    i,f,g,o=W@x;c=s(f)*c+s(i)*np.tanh(g);y.append(s(o)*np.tanh(c))
print('numpy',y)
cell=torch.nn.LSTMCell(4,1,bias=False);cell.weight_ih.data=torch.tensor(W).float();cell.weight_hh.data.zero_()
st=None;y=[]
for x in torch.tensor(X).float(): st=cell(x,st);y.append(st[0].item())
print('cell',y)
