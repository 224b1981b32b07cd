import numpy as np
from tools import *
w = {'c': np.array([1,0,0,0]), 'i': np.array([0,100,0,-10]), 'f': np.array([0,100,0,10]), 'o': np.array([0,0,100,-10])}
state = 0
ys = []
for x in np.array(X):
    state = sig(w['f'] @ x) * state + sig(w['i'] @ x) * np.tanh(w['c'] @ x)
    ys.append(sig(w['o'] @ x) * np.tanh(state))
print(ys)
