#第一题：用numpy来写lstm
import numpy as np

def sigmoid(x):
    y = 1/(1+np.exp(-x))
    return y

# 输入序列，一共9个时刻
shuru = np.array([[1,0,0,1],
                  [3,1,0,1],
                  [2,0,0,1],
                  [4,1,0,1],
                  [2,0,0,1],
                  [1,0,1,1],
                  [3,-1,0,1],
                  [6,1,0,1],
                  [1,0,1,1]])
# 权重
w_houxuan = np.array([1,0,0,0])
w_shurumen = np.array([0,100,0,-10])
w_yiwangmen = np.array([0,100,0,10])
w_shuchumen = np.array([0,0,100,-10])

jiyi = 0  # 记忆单元
for t in range(9):
    x = shuru[t]
    houxuan = np.tanh(np.dot(w_houxuan, x))
    shurumen = sigmoid(np.dot(w_shurumen, x))
    yiwangmen = sigmoid(np.dot(w_yiwangmen, x))
    shuchumen = sigmoid(np.dot(w_shuchumen, x))
    jiyi = yiwangmen*jiyi + shurumen*houxuan
    shuchu = shuchumen*np.tanh(jiyi)
    print('t =', t+1, ' 输出:', round(shuchu, 4))
