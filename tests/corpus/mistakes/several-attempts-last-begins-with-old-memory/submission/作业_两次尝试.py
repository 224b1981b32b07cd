import numpy as np

# 输入 x1 x2 x3，最后一列恒为 1
data = [(1, 0, 0), (3, 1, 0), (2, 0, 0), (4, 1, 0), (2, 0, 0), (1, 0, 1), (3, -1, 0), (6, 1, 0), (1, 0, 1)]
data = [np.array(row + (1,), dtype=float) for row in data]
w = dict(c=[1, 0, 0, 0], i=[0, 100, 0, -10], f=[0, 100, 0, 10], o=[0, 0, 100, -10])

def gate(name, x):
    return 1 / (1 + np.exp(-np.dot(w[name], x)))

memory = 0.0
print('第一次：门取整')
for x in data:
    i, f, o = np.round(gate('i', x)), np.round(gate('f', x)), np.round(gate('o', x))
    memory = f * memory + i * np.tanh(np.dot(w['c'], x))
    print('%.4f' % (o * np.tanh(memory)))

print('第二次：门不取整')   # memory 没有清零
for x in data:
    i, f, o = gate('i', x), gate('f', x), gate('o', x)
    memory = f * memory + i * np.tanh(np.dot(w['c'], x))
    print('%.4f' % (o * np.tanh(memory)))
