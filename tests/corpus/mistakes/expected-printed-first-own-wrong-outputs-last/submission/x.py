"""期望输出：0 0 0 0 0 0.96 0 0 0.76"""
import numpy as np
EXPECTED=[0,0,0,0,0,0.96,0,0,0.76]
print('期望输出:',EXPECTED)
X=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
s=lambda z:1/(1+np.exp(-z))
wi,wf=np.array([0,100,0,10]),np.array([0,100,0,-10])
c=0;ys=[]
for x in X:
    c=s(x@wf)*c+s(x@wi)*np.tanh(x[0])
    ys.append(round(float(s(x@[0,0,100,-10])*np.tanh(c)),3))
print('实际输出:',ys)
