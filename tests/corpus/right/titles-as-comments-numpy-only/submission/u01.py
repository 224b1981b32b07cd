# 1. 使用Numpy实现LSTM算子
# 2. 使用nn.LSTMCell实现
# 3. 使用nn.LSTM实现
import numpy as np

shuju = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
         [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
quanzhong = {'输入门': [0, 100, 0, -10], '遗忘门': [0, 100, 0, 10], '输出门': [0, 0, 100, -10], '候选': [1, 0, 0, 0]}


def men(mingzi, xiangliang):
    return 1.0 / (1.0 + np.exp(-np.dot(quanzhong[mingzi], xiangliang)))


jiyi, shuchu = 0.0, []
for xiangliang in np.array(shuju):
    houxuan = np.tanh(np.dot(quanzhong['候选'], xiangliang))
    jiyi = men('遗忘门', xiangliang) * jiyi + men('输入门', xiangliang) * houxuan
    shuchu.append(round(float(men('输出门', xiangliang) * np.tanh(jiyi)), 2))
print(shuchu)
