from itertools import accumulate, starmap
import operator as op

import numpy as np

xs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
lgt = lambda z: 1/(1+np.exp(-z))
g = np.tanh(xs @ [1,0,0,0])
i, f, o = (lgt(xs @ w) for w in ([0,100,0,-10], [0,100,0,10], [0,0,100,-10]))
c = list(accumulate(zip(f, i*g), lambda acc, fu: fu[0]*acc + fu[1], initial=0.0))[1:]
y = tuple(starmap(op.mul, zip(o, np.tanh(c))))
print(y)
