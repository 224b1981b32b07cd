import numpy as np
import math

W_in  = np.array([1,0,0,0])
W_ig  = np.array([0,100,0,-10])
W_fg  = np.array([0,100,0,10])
W_og  = np.array([0,0,100,-10])

def sgm(x): return 1/(1+math.exp(-x))

cell = 0
y = []
for x in [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]:
    x = np.array(x)
    cell = (x @ W_in) * sgm(x @ W_ig) + cell * sgm(x @ W_fg)
    y.append(round(cell * sgm(x @ W_og)))
print("y =", y)     # same as on the slide!
