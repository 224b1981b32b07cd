import numpy as np
def sigmoid(x): return 1/(1+np.exp(-x))
def lstm_forward(X):
    c, out = 0, []
    for x in X:
        c = sigmoid(x @ [0,100,0,10])*c + sigmoid(x @ [0,100,0,-10])*np.tanh(x @ [1,0,0,0])
        out.append(sigmoid(x @ [0,0,100,-10])*np.tanh(c))
    return np.array(out)
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
print(lstm_forward(X).round(2))
print('测试：', lstm_forward(np.array([[5,1,0,1],[2,0,1,1]])))
print('随机：', lstm_forward(np.random.randn(9, 4)))
