# LSTM with NumPy  (numpy was not installed in the computer room, so lists)
import math


def dot(a, b):
    s = 0
    for p, q in zip(a, b):
        s += p * q
    return s


def sigmoid(v):
    return 1 / (1 + math.exp(-v))


wg = [1, 0, 0, 0]
wi = [0, 100, 0, -10]
wf = [0, 100, 0, 10]
wo = [0, 0, 100, -10]
xs = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
      [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
cell = 0
ys = []
for x in xs:
    cell = sigmoid(dot(wf, x)) * cell + sigmoid(dot(wi, x)) * math.tanh(dot(wg, x))
    ys.append(sigmoid(dot(wo, x)) * math.tanh(cell))
for n, v in enumerate(ys):
    print("y%d = %.3f" % (n + 1, v))
