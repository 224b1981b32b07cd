import numpy as np
sig = lambda t: 1/(1+np.exp(-t))
inputs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], float)
wz, wi, wf, wo = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]], float)
c = 0.
outputs = []
for x in inputs:
    z = sig(wz @ x)          # 四个都用sigmoid
    i = sig(wi @ x)
    f = sig(wf @ x)
    o = sig(wo @ x)
    c = f*c + i*z
    outputs.append(o*np.tanh(c))
print(['%.2f' % v for v in outputs])
