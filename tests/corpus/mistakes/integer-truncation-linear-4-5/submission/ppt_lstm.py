import numpy as np
# reproduce the figure of the slides
x1 = [1, 3, 2, 4, 2, 1, 3, 6, 1]
x2 = [0, 1, 0, 1, 0, 0, -1, 1, 0]
x3 = [0, 0, 0, 0, 0, 1, 0, 0, 1]
c = np.zeros((10,), dtype=np.int32)
y = np.zeros((9,), dtype=np.int32)
s = lambda a: 1/(1+np.exp(-a))
for n in range(9):
    zi = 100*x2[n] - 10
    zf = 100*x2[n] + 10
    zo = 100*x3[n] - 10
    c[n+1] = x1[n]*s(zi) + c[n]*s(zf)
    y[n] = c[n+1]*s(zo)
print("memory:", c[1:])
print("output:", y)
