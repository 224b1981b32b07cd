import numpy as np
def sigmoid(x):
    y = 1/(1+np.exp(-x))
    return y
x_all = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
c_t = 0
for x in x_all:
    c_hat = np.tanh(x[0])
    i_t = sigmoid(np.dot(np.array([0,100,0,-10]), x))
    f_t = sigmoid(np.dot(np.array([0,100,0,10]), x))
    o_t = sigmoid(np.dot(np.array([0,0,100,-10]), x))
    c_t = f_t*c_t + c_hat
    h_t = o_t*np.tanh(c_t)
    print(h_t)
