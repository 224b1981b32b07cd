import numpy as np
# LSTM numpy 实现
def sigmoid(x):
    return 1/(1+np.exp(-x))
inputs=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
Wg=np.array([1,0,0,0])
Wi=np.array([0,100,0,-10])
Wf=np.array([0,100,0,10])
Wo=np.array([0,0,100,-10])
c=0
y=[]
for t in range(len(inputs)-1):     # 下标从0开始所以减1
    g=np.tanh(Wg@inputs[t])
    i=sigmoid(Wi@inputs[t])
    f=sigmoid(Wf@inputs[t])
    o=sigmoid(Wo@inputs[t])
    c=f*c+i*g
    y.append(round(o*np.tanh(c),2))
print('输出y:',y)
