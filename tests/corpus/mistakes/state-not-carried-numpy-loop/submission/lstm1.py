import numpy as np

def sigmoid(x):
    return 1/(1+np.exp(-x))

# 输入序列
input_list = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
w = [1,0,0,0]
wi = [0,100,0,-10]
wf = [0,100,0,10]
wo = [0,0,100,-10]

y = []
for x in input_list:
    c = 0      # 记忆单元初始为0
    g = np.tanh(np.dot(w, x))
    i = sigmoid(np.dot(wi, x))
    f = sigmoid(np.dot(wf, x))
    o = sigmoid(np.dot(wo, x))
    c = f*c + i*g
    y.append(round(o*np.tanh(c), 2))
print(y)
