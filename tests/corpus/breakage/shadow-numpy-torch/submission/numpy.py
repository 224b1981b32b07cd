# 第一题：numpy 实现 LSTM（文件名就叫 numpy.py，方便老师看）
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


x = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
c = 0
h = []
for x_t in x:
    c = sigmoid(np.matmul([0, 100, 0, 10], x_t)) * c + \
        sigmoid(np.matmul([0, 100, 0, -10], x_t)) * np.tanh(np.matmul([1, 0, 0, 0], x_t))
    h.append(sigmoid(np.matmul([0, 0, 100, -10], x_t)) * np.tanh(c))
print('h:', [round(float(v), 2) for v in h])
