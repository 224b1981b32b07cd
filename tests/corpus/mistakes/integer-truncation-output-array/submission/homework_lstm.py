import numpy as np

def sigmoid(x):
    return 1/(1+np.exp(-x))

inputs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
Wc, Wi, Wf, Wo = np.array([1,0,0,0]), np.array([0,100,0,-10]), np.array([0,100,0,10]), np.array([0,0,100,-10])

output = np.array([0]*9)
c = 0
for t, x in enumerate(inputs):
    c = sigmoid(Wf@x)*c + sigmoid(Wi@x)*np.tanh(Wc@x)
    output[t] = sigmoid(Wo@x)*np.tanh(c)
print(output)    # 全是0？？
