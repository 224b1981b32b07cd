import numpy as np
X=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
sg=lambda z:1/(1+np.exp(-z))
c=0
for t,x in enumerate(X,1):
    print('时刻',t)
    g=np.tanh(x@[1,0,0,0]);i=sg(x@[0,100,0,-10]);f=sg(x@[0,100,0,10]);o=sg(x@[0,0,100,-10]);c=f*c+i*g
    for name,v in zip('gifoch',(g,i,f,o,c,o*np.tanh(c))): print('  ',name,'=',round(float(v),3))
