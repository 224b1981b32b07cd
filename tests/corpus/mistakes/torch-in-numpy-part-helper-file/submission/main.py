import numpy as np
from act import sigmoid, tanh
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = {'z': [1,0,0,0], 'zi': [0,100,0,-10], 'zf': [0,100,0,10], 'zo': [0,0,100,-10]}
c = 0
for x in X:
    z = {k: float(np.dot(v, x)) for k, v in W.items()}
    c = sigmoid(z['zf'])*c + sigmoid(z['zi'])*tanh(z['z'])
    print(np.round(sigmoid(z['zo'])*tanh(c), 3))
