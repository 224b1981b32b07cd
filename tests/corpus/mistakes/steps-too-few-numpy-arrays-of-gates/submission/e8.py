import numpy as np
x=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W=np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
z=x.dot(W.T); g=np.tanh(z[:,0]); i,f,o=(1/(1+np.exp(-z[:,1:]))).T
ys=[];c=0
for t in range(len(x)-1):
    c=f[t]*c+i[t]*g[t]
    ys.append(o[t]*np.tanh(c))
print(ys)
