import numpy as np

def sigmoid(x):
    return 1/(1+np.exp(-x))

X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
wg = np.array([1.,0,0,0]); wi = np.array([0,100.,0,-10]); wf = np.array([0,100.,0,10]); wo = np.array([0,0,100.,-10])

def forward(X):
    c = 0.0
    gs,is_,fs,os_,cs,hs = [],[],[],[],[0.0],[]
    for x in X:
        g = np.tanh(wg@x); i = sigmoid(wi@x); f = sigmoid(wf@x); o = sigmoid(wo@x)
        c = f*c + i*g
        h = o*np.tanh(c)
        gs.append(g); is_.append(i); fs.append(f); os_.append(o); cs.append(c); hs.append(h)
    return gs,is_,fs,os_,cs,hs

y=forward(X)[5]
print(y)
from sympy import symbols, tanh, exp
w, u, b, xx, cc = symbols('w u b x c')
f = 1/(1+exp(-(w*xx+u+b)))
ct = f*cc
print(ct.diff(w))
print(ct.diff(cc))
