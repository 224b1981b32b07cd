import numpy as np
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], float)
s = lambda z: 1/(1+np.exp(-z))
c = 0
zeile = 41
for x in X:
    i, f, o = s(100*x[1]-10), s(100*x[1]+10), s(100*x[2]-10)
    c = f*c + i*np.tanh(x[0])
    zeile += 3
    print(f'#{zeile}')
