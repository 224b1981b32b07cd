# coding: utf-8
import numpy as np
from math import tanh

xulie = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])

def s(w, x):
    return 1/(1+np.exp(-(np.array(w)*x).sum()))

c = 0
h = []
for x in xulie:
    i = s([0,100,0,-10], x)
    o = s([0,0,100,-10], x)
    c += i*tanh(x[0])
    h.append(o*tanh(c))
print(h)
