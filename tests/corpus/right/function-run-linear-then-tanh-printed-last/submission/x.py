import numpy as np
X=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
s=lambda z:1/(1+np.exp(-z))
def lstm(X,act=np.tanh):
    c=0;r=[]
    for x in X:
        i,f,o=s(x@[0,100,0,-10]),s(x@[0,100,0,10]),s(x@[0,0,100,-10])
        c=f*c+i*act(x[0]);r.append(o*act(c))
    return r
a=lstm(X);b=lstm(X,lambda v:v)
print('课件',b)
print('作业',a)
