import numpy as np

data = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                 [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)


def logistic(a):
    return 1 / (1 + np.exp(-a))


# 题目的九步
mem, line = 0.0, []
for x1, x2, x3, _ in data:
    mem = logistic(100 * x2) * mem + logistic(100 * x2 - 10) * np.tanh(x1)
    line.append('%.3f' % (logistic(100 * x3 - 10) * np.tanh(mem)))
print(' '.join(line))

# 小实验：如果一直不遗忘会怎样
mem, line = 0.0, []
for x1, x2, x3, _ in data:
    mem = mem + logistic(100 * x2 - 10) * np.tanh(x1)
    line.append('%.3f' % (logistic(100 * x3 - 10) * np.tanh(mem)))
print(' '.join(line))
