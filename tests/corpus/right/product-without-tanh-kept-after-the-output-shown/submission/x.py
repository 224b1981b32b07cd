import numpy as np
X=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
s=lambda z:1/(1+np.exp(-z))
i,f,o=s(X@[0,100,0,-10]),s(X@[0,100,0,10]),s(X@[0,0,100,-10])
c=np.zeros(10)
for t in range(9): c[t+1]=f[t]*c[t]+i[t]*np.tanh(X[t,0])
y=o*np.tanh(c[1:])
raw=o*c[1:]
print('y',y)
