import numpy as np

# 第1题
inputs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).astype(float)
WEIGHT = {
    '候选': np.array([1,0,0,0]),
    '输入': np.array([0,100,0,-10]),
    '遗忘': np.array([0,100,0,10]),
    '输出': np.array([0,0,100,-10]),
}

def gate(name, x):
    return np.rint(1/(1+np.exp(-x @ WEIGHT[name])))

state = {-1: 0}
h = {}
for t in range(9):
    state[t] = gate('遗忘', inputs[t])*state[t-1] + gate('输入', inputs[t])*np.tanh(inputs[t] @ WEIGHT['候选'])
    h[t] = gate('输出', inputs[t])*np.tanh(state[t])
print(h)
