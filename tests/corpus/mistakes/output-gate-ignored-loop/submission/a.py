import numpy as np
x=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
wg=np.array([1,0,0,0]);wi=np.array([0,100,0,-10]);wf=np.array([0,100,0,10])
sigmoid=lambda x:1/(1+np.exp(-x))
c=0;h=[]
for t in range(9):
    c=sigmoid(wf@x[t])*c+sigmoid(wi@x[t])*np.tanh(wg@x[t])
    h.append(np.tanh(c))
print(np.array(h).round(2))
