import numpy as np

s = lambda a: 1/(1+np.exp(-a))
xu = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])

def lstm(x, c):
    i = s(x.dot(np.array([0,100,0,-10])))
    f = s(x.dot(np.array([0,100,0,10])))
    c = f*c + i*np.tanh(x.dot(np.array([1,0,0,0])))
    return c

c = 0
jieguo = []
for x in xu:
    c = lstm(x, c)
    jieguo.append(np.round(c, 2))
print('LSTM的输出：', jieguo)
