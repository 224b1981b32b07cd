import numpy as np

X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

def sigmoid(a):
    return 1/(1+np.exp(-a))

c = 0
y = []
for x in np.array(X):
    f = sigmoid(np.dot([0,100,0,10], x))
    i = sigmoid(np.dot([0,100,0,-10], x))
    o = sigmoid(np.dot([0,0,100,-10], x))
    c = f*c + i*np.tanh(np.dot([1,0,0,0], x))
    y.append(np.round(o*np.tanh(c), 3))
print(y)
