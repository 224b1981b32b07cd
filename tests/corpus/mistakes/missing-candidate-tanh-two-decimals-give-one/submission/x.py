import numpy as np
X=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
def step(z): return (z>0).astype(int) if hasattr(z,'astype') else int(z>0)
c=0
for x in X:
    g=x[0]
    i=step(100*x[1]-10);f=step(100*x[1]+10);o=step(100*x[2]-10)
    c=i*g+f*c
    print('c=',c,'y=',round(float(np.tanh(o*c)),2))
