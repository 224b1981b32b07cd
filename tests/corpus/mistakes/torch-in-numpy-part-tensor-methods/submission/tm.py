import numpy as np, torch
X=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W=np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
c=0;y=[]
for x in X:
    z=W@x
    i,f,o=torch.tensor(z[1:]).double().sigmoid().numpy()
    c=f*c+i*np.tanh(z[0])
    y.append(o*np.tanh(c))
print(y)
