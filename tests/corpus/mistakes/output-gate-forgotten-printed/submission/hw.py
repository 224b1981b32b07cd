import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
x1=[1,3,2,4,2,1,3,6,1]; x2=[0,1,0,1,0,0,-1,1,0]; x3=[0,0,0,0,0,1,0,0,1]
c=0
for a,b,d in zip(x1,x2,x3):
    i=sigmoid(100*b-10); f=sigmoid(100*b+10); o=sigmoid(100*d-10)
    c=f*c+i*np.tanh(a)
    y=np.tanh(c)
    print('输出y:',round(y,4))
