import numpy as np
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
w_g = np.array([1,0,0,0]); w_i = np.array([0,100,0,-10]); w_f = np.array([0,10,0,10]); w_o = np.array([0,0,100,-10])
def sigmoid(z):
    return 1/(1+np.exp(-z))
c = 0
out = []
for x_t in x:
    c = sigmoid(w_f@x_t)*c + sigmoid(w_i@x_t)*np.tanh(w_g@x_t)
    out.append(sigmoid(w_o@x_t)*np.tanh(c))
print(out)
