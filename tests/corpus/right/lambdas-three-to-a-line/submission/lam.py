import numpy as np
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
s = lambda z: 1/(1+np.exp(-z))
C = lambda t: 0 if t < 0 else s(x[t]@[0,100,0,10])*C(t-1)+s(x[t]@[0,100,0,-10])*np.tanh(x[t]@[1,0,0,0])
Y = lambda t: s(x[t]@[0,0,100,-10])*np.tanh(C(t))
print('前三步:', Y(0), Y(1), Y(2))
print('中三步:', Y(3), Y(4), Y(5))
print('后三步:', Y(6), Y(7), Y(8))
