import numpy as np
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
# 各个门的权重
w_c = np.array([1, 0, 0, 0])
w_i = np.array([0, 100, 0, -10])
w_f = np.array([0, 100, 0, 10])
w_o = np.array([0, 0, 100, -10])
# 输入序列
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
c = 0
y = []
for t in range(len(x)):
    g_t = np.tanh(np.dot(w_c, x[t]))
    i_t = sigmoid(np.dot(w_i, x[t]))
    f_t = sigmoid(np.dot(w_f, x[t]))
    o_t = sigmoid(np.dot(w_o, x[t]))
    c = f_t * c + i_t * g_t
    h = o_t * np.tanh(c)
    y.append(round(h, 2))
print('numpy输出:', y)
