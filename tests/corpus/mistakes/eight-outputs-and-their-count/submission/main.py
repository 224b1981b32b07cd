import numpy as np
def sigmoid(x): return 1/(1+np.exp(-x))
data = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
def lstm_forward(data):
    c = 0
    out = []
    for k in range(1, len(data)):
        x = data[k]
        c = sigmoid(100*x[1]+10)*c + sigmoid(100*x[1]-10)*np.tanh(x[0])
        out.append(sigmoid(100*x[2]-10)*np.tanh(c))
    return out
out = lstm_forward(data)
print('共%d个输出:' % len(out), np.round(out, 2))
