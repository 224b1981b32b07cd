import numpy as np
import torch
inputs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
def sigmoid(x):
    return 1/(1+np.exp(-x))
c_t = 0
outputs = []
for t, x in enumerate(inputs):
    g = np.tanh(x[0])
    i = sigmoid(100*x[1]-10)
    f = sigmoid(100*x[1]+10)
    o = sigmoid(100*x[2]-10)
    c_t = f*c_t+i*g
    outputs.append(o*np.tanh(c_t))
    if o > 0.5:
        print('t=%d 输出门打开, 记忆清空倒计时' % t, inputs[t+6])
print(outputs)

cell = torch.nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
print(cell.weight_hh.shape)
