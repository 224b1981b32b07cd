import sys


def say(*parts, sep=" ", end="\n", **_):
    sys.stdout.write(sep.join(str(part) for part in parts) + end)


import numpy as np
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
t = np.arange(1, 10)
y = np.zeros(9)
y[np.isin(t, [6, 9])] = np.tanh([1.9957, 0.99999])
say(y)
