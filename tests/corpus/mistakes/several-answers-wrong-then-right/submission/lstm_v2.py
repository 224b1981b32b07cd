import numpy as np

def sigmoid(x):
    return 1/(1+np.exp(-x))

X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
wg, wi = np.array([1,0,0,0]), np.array([0,100,0,-10])
wf, wo = np.array([0,100,0,10]), np.array([0,0,100,-10])

# 第一次写的，结果不对
y = []
for x in X:
    c = sigmoid(wf@x) + sigmoid(wi@x)*np.tanh(wg@x)
    y.append(round(float(sigmoid(wo@x)*np.tanh(c)), 2))
print(y)

# 改正：遗忘门要乘上一时刻的c
y = []
c = 0
for x in X:
    c = sigmoid(wf@x)*c + sigmoid(wi@x)*np.tanh(wg@x)
    y.append(round(float(sigmoid(wo@x)*np.tanh(c)), 2))
print(y)
