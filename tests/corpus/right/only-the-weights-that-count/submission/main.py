import numpy as np
xs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
wi=np.array([0,100,0,-10]); wf=np.array([0,100,0,10]); wo=np.array([0,0,100,-10]); wg=np.array([1,0,0,0])
sg = lambda z: 1/(1+np.exp(-z))
c = 0
ys = []
for x in xs:
    c = sg(wf[1]*x[1]+10)*c + sg(wi[1]*x[1]-10)*np.tanh(wg[0]*x[0])
    ys.append(sg(wo[2]*x[2]-10)*np.tanh(c))
print(np.round(ys, 2))
