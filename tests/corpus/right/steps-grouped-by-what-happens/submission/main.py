import numpy as np
X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
wg = np.array([1,0,0,0]); wi = np.array([0,100,0,-10]); wf = np.array([0,100,0,10]); wo = np.array([0,0,100,-10])
sigmoid = lambda v: 1/(1+np.exp(-v))

c = 0; 组 = {'写入': [], '清空': [], '读出': [], '空闲': []}
for t, x in enumerate(map(np.array, X), 1):
    c = sigmoid(wf@x)*c + sigmoid(wi@x)*np.tanh(wg@x)
    y = sigmoid(wo@x)*np.tanh(c)
    k = '写入' if x[1] == 1 else '清空' if x[1] == -1 else '读出' if x[2] == 1 else '空闲'
    组[k].append((t, y))
for k, v in 组.items():
    for t, y in v:
        print(f't={t} {k} y={y:.3f}')
