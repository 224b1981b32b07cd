import numpy as np

# what happens at each tick: digits are the value on the wire, letters the switches
wire = divmod(132421361, 10 ** 9)[1]
T = 9
x = np.zeros((T, 4))
for t in range(T):
    x[t, 0] = wire // 10 ** (T - 1 - t) % 10
x[:, 3] = 1
x[1, 1] = x[3, 1] = x[7, 1] = 1      # write
x[6, 1] = -1                         # erase
x[5, 2] = x[8, 2] = 1                # read

w = np.zeros((4, 4))
w[0, 0] = 1
w[1, 1] = w[2, 1] = w[3, 2] = 100
w[1, 3] = w[3, 3] = -10
w[2, 3] = 10

pre = x @ w.T
i, f, o = 1 / (1 + np.exp(-pre[:, 1:].T))
c = 0
y = np.zeros(T)
for t in range(T):
    c = f[t] * c + i[t] * np.tanh(pre[t, 0])
    y[t] = o[t] * np.tanh(c)
print(np.round(y, 3))
