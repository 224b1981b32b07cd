import numpy as np
X=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
s=lambda z:1/(1+np.exp(-z))
c=0;ys=[]
for k,x in enumerate(X):
    if k==6: c=0
    c=c+s(np.dot([0,100,0,-10],x))*np.tanh(np.dot([1,0,0,0],x))
    ys.append(s(np.dot([0,0,100,-10],x))*np.tanh(c))
print(ys)
