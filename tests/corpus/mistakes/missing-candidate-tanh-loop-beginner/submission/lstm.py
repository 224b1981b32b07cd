import numpy as np

x = np.array([[1,0,0,1],
[3,1,0,1],
[2,0,0,1],
[4,1,0,1],
[2,0,0,1],
[1,0,1,1],
[3,-1,0,1],
[6,1,0,1],
[1,0,1,1]])
w1 = np.array([1,0,0,0])
w2 = np.array([0,100,0,-10])
w3 = np.array([0,100,0,10])
w4 = np.array([0,0,100,-10])
c = 0
for i in range(9):
    a = np.dot(x[i], w1)
    b = 1/(1+np.exp(-np.dot(x[i], w2)))
    d = 1/(1+np.exp(-np.dot(x[i], w3)))
    e = 1/(1+np.exp(-np.dot(x[i], w4)))
    c = a*b + c*d
    y = np.tanh(c)*e
    print("y", i+1, "=", np.round(y, 6))
