import numpy as np

x = np.loadtxt('inputs.txt')
w = np.loadtxt('weights.txt')        # 四行: 候选 输入门 遗忘门 输出门


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


z = x @ w.T
c = 0
y = []
for g, i, f, o in z:
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    y.append(sigmoid(o) * np.tanh(c))
print('读入', x.shape, '输出', np.round(y, 2))
