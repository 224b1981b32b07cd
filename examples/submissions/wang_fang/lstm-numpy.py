import numpy as np

# 习题6-3P 第1题  王芳
x1 = [1, 3, 2, 4, 2, 1, 3, 6, 1]
x2 = [0, 1, 0, 1, 0, 0, -1, 1, 0]
x3 = [0, 0, 0, 0, 0, 1, 0, 0, 1]


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


c = 0
y = []
for a, b, d in zip(x1, x2, x3):
    x = np.array([a, b, d, 1])
    z = np.tanh(x @ np.array([1, 0, 0, 0]))           # 输入
    zi = sigmoid(x @ np.array([0, 100, 0, -10]))      # 输入门
    zf = sigmoid(x @ np.array([0, 100, 0, 10]))       # 遗忘门
    zo = sigmoid(x @ np.array([0, 0, 100, -10]))      # 输出门
    c = zf * c + zi * z
    h = zo * np.tanh(c)
    y.append(round(float(h), 3))

print('y =', y)
