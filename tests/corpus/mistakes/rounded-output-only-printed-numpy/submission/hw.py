# I only managed the first task, sorry
import numpy as np

def sigmoid(x):
    return 1/(1+np.exp(-x))

a = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])

c=0
for k in range(0,9):
    # g is the new value
    g=np.tanh(1*a[k][0]+0*a[k][1]+0*a[k][2]+0*a[k][3])
    # gates
    i=sigmoid(0*a[k][0]+100*a[k][1]+0*a[k][2]-10*a[k][3])
    f=sigmoid(0*a[k][0]+100*a[k][1]+0*a[k][2]+10*a[k][3])
    o=sigmoid(0*a[k][0]+0*a[k][1]+100*a[k][2]-10*a[k][3])
    c=c*f+g*i
    h=np.tanh(c)*o
    print(round(h,0))
