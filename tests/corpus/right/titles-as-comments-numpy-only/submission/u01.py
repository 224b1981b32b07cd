# 1. 使用Numpy实现LSTM算子
# 2. 使用nn.LSTMCell实现
# 3. 使用nn.LSTM实现
import numpy as np
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
w_g = np.array([1, 0, 0, 0])
w_i = np.array([0, 100, 0, -10])
w_f = np.array([0, 100, 0, 10])
w_o = np.array([0, 0, 100, -10])
c = 0
y_np = []
for x in X:
    g = np.tanh(w_g @ x)
    i = sigmoid(w_i @ x)
    f = sigmoid(w_f @ x)
    o = sigmoid(w_o @ x)
    c = f * c + i * g
    y_np.append(o * np.tanh(c))
print(np.round(y_np,2))
