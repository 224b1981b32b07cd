import numpy as np
def f_sigmoid(x):
    return 1/(1+np.exp(-x))
def f_tanh(x):
    return (np.exp(2*x)-1)/(np.exp(2*x)+1)
X=((1,0,0,1),(3,1,0,1),(2,0,0,1),(4,1,0,1),(2,0,0,1),(1,0,1,1),(3,-1,0,1),(6,1,0,1),(1,0,1,1))
res=[]
mem=[]
c=np.float64(0)
for x in list(X)[1:]:
    x=np.asarray(x,dtype=np.float64)
    c=f_sigmoid(x[1]*100+x[3]*10)*c+f_sigmoid(x[1]*100-x[3]*10)*f_tanh(x[0])
    mem.append(c)
    res.append((f_sigmoid(x[2]*100-x[3]*10)*f_tanh(c),))
print(mem)
print(res)
