import numpy as np
def sigmoid(x):
    return 1/(1+np.exp(-x))
def cell(x, c):
    x = np.array(x)
    i = sigmoid(x@np.array([0,100,0,-10])); f = sigmoid(x@np.array([0,100,0,10])); o = sigmoid(x@np.array([0,0,100,-10]))
    c = f*c+i*np.tanh(x@np.array([1,0,0,0]))
    return c, o*np.tanh(c)
r1 = cell([1,0,0,1], 0)
r2 = cell([3,1,0,1], r1[0])
r3 = cell([2,0,0,1], r2[0])
r4 = cell([4,1,0,1], r3[0])
r5 = cell([2,0,0,1], r4[0])
r6 = cell([1,0,1,1], r5[0])
r7 = cell([3,-1,0,1], r6[0])
r8 = cell([6,1,0,1], r7[0])
r9 = cell([1,0,1,1], r8[0])
print("第6个输出", round(r6[1], 2), "第9个输出", round(r9[1], 2))
