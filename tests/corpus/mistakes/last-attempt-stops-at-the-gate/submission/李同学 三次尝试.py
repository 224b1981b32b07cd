import numpy as np

X = [(1, 0, 0), (3, 1, 0), (2, 0, 0), (4, 1, 0), (2, 0, 0), (1, 0, 1), (3, -1, 0), (6, 1, 0), (1, 0, 1)]
def s(z): return 1 / (1 + np.exp(-z))

print('第一次：照课件，没有tanh')
m = 0
for x1, x2, x3 in X:
    m = s(100 * x2 + 10) * m + s(100 * x2 - 10) * x1
    print(round(s(100 * x3 - 10) * m, 2), end='  ')
print()
print('第二次：加tanh')
m = 0
for x1, x2, x3 in X:
    m = s(100 * x2 + 10) * m + s(100 * x2 - 10) * np.tanh(x1)
    print(round(s(100 * x3 - 10) * np.tanh(m), 2), end='  ')
print()
print('第三次：重新写一遍（最终）')
m = 0
for x1, x2, x3 in X:
    m = s(100 * x2 + 10) * m + s(100 * x2 - 10) * np.tanh(x1)
    print(round(s(100 * x3 - 10), 2), end='  ')
print()
