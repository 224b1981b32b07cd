import numpy as np
import torch
X=[[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
w=[[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]
def np_lstm():
    c=0; r=[]
    for x in X:
        i,f,g,o=np.array(w)@np.array(x)
        i,f,o=(1/(1+np.exp(-v)) for v in (i,f,o))
        c=f*c+i*np.tanh(g)
        r.append(o*np.tanh(c))
    return r
def nn_lstm():
    A=torch.tensor(X).float()@torch.tensor(w).float().T
    i,f,o=torch.sigmoid(A[:,[0,1,3]]).T
    g=torch.tanh(A[:,2])
    c=torch.zeros(()); r=[]
    for t in range(9):
        c=f[t]*c+i[t]*g[t]
        r.append(o[t]*torch.tanh(c))
    return torch.stack(r)
print('NumPy', np_lstm())
print('nn.LSTM', nn_lstm())
