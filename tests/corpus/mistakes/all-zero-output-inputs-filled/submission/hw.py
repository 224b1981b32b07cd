def given():
    table = [[0, 0, 0, 1] for _ in range(9)]
    for t, x1 in zip(range(9), (1, 3, 2, 4, 2, 1, 3, 6, 1)):
        table[t][0] = x1
    for t in (1, 3, 7):
        table[t][1] = 1
    table[6][1] = -1
    table[5][2] = table[8][2] = 1
    return table


import numpy as np
sg = lambda v: 1/(1+np.exp(-v))
X = np.array(given())
c = 0
y = []
for x in X:
    i = sg(x@[0,100,0,-10]); f = sg(x@[0,100,0,10]); o = sg(x@[0,0,100,-10]); g = np.tanh(x[0])
    y.append(o*np.tanh(c))
c = f*c + i*g
print('y', y)
