# 何静
# 只写完了第一问，torch 还没装好，后面补交 >_<
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def lstm算子(x, c_prev, w_g, w_i, w_f, w_o):
    """一个时刻的 LSTM：输入 x 和上一时刻的记忆 c_prev，返回输出和新的记忆"""
    候选 = np.tanh(np.dot(w_g, x))
    输入门 = sigmoid(np.dot(w_i, x))
    遗忘门 = sigmoid(np.dot(w_f, x))
    输出门 = sigmoid(np.dot(w_o, x))
    c = 遗忘门 * c_prev + 输入门 * 候选
    return 输出门 * np.tanh(c), c


序列 = np.array([[1, 0, 0, 1],
               [3, 1, 0, 1],
               [2, 0, 0, 1],
               [4, 1, 0, 1],
               [2, 0, 0, 1],
               [1, 0, 1, 1],
               [3, -1, 0, 1],
               [6, 1, 0, 1],
               [1, 0, 1, 1]])

w_g = np.array([1, 0, 0, 0])
w_i = np.array([0, 100, 0, -10])
w_f = np.array([0, 100, 0, 10])
w_o = np.array([0, 0, 100, -10])

c = 0
输出 = []
for t, x in enumerate(序列):
    h, c = lstm算子(x, c, w_g, w_i, w_f, w_o)
    print(f'第{t + 1}时刻：记忆 c={c:.2f}，输出 h={h:.2f}')
    输出.append(h)
print('全部输出：', np.round(输出, 2))
