import numpy as np
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
w_g, w_i, w_f, w_o = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]], dtype=float)
sigmoid = lambda z: 1/(1+np.exp(-z))


c = 0
ys = []
for r in x:
    c = sigmoid(w_f@r)*c + sigmoid(w_i@r)*np.tanh(w_g@r)
    ys.append(sigmoid(w_o@r)*np.tanh(c))
print(ys)
# 改进版
c = 0
out = []
for r in x:
    c = np.tanh(sigmoid(w_f@r)*c + sigmoid(w_i@r)*np.tanh(w_g@r))
    out.append(round(sigmoid(w_o@r)*c, 2))
print('输出', out)
