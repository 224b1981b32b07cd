import numpy as np
sgn = lambda w, x: float(np.dot(w, x) > 0)

def one_step(c, x):
    new_c = sgn([0,100,0,10], x)*c + sgn([0,100,0,-10], x)*np.tanh(np.dot([1,0,0,0], x))
    h = sgn([0,0,100,-10], x)*np.tanh(c)
    return new_c, h

c0 = 0.0
c1, h1 = one_step(c0, [1,0,0,1])
c2, h2 = one_step(c1, [3,1,0,1])
c3, h3 = one_step(c2, [2,0,0,1])
c4, h4 = one_step(c3, [4,1,0,1])
c5, h5 = one_step(c4, [2,0,0,1])
c6, h6 = one_step(c5, [1,0,1,1])
c7, h7 = one_step(c6, [3,-1,0,1])
c8, h8 = one_step(c7, [6,1,0,1])
c9, h9 = one_step(c8, [1,0,1,1])
all_h = (h1, h2, h3, h4, h5, h6, h7, h8, h9)
print('memory:', (c1, c2, c3, c4, c5, c6, c7, c8, c9))
print('output:', all_h)
