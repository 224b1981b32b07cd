import numpy as np

W = np.array([[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]])

def buzhou(x, c):
    z, zi, zf, zo = W @ np.array(x)
    if zi > 0:
        c = c + np.tanh(z)     # 输入门打开，加进去；关闭就保持不变
    if zo > 0:
        y = np.tanh(c)
    else:
        y = 0
    return y, c

y1, c = buzhou([1, 0, 0, 1], 0)
y2, c = buzhou([3, 1, 0, 1], c)
y3, c = buzhou([2, 0, 0, 1], c)
y4, c = buzhou([4, 1, 0, 1], c)
y5, c = buzhou([2, 0, 0, 1], c)
y6, c = buzhou([1, 0, 1, 1], c)
y7, c = buzhou([3, -1, 0, 1], c)
y8, c = buzhou([6, 1, 0, 1], c)
y9, c = buzhou([1, 0, 1, 1], c)
print(y1, y2, y3, y4, y5, y6, y7, y8, y9)
