# no numpy installed on the lab computer, so math has to do
import math

x = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
     [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
wc = [1, 0, 0, 0]
wi = [0, 100, 0, -10]
wf = [0, 100, 0, 10]
wo = [0, 0, 100, -10]


def dot(a, b):
    s = 0
    for p, q in zip(a, b):
        s += p * q
    return s


def sigmoid(a):
    return 1 / (1 + math.exp(-a))


c = 0
y = []
for v in x:
    c = sigmoid(dot(wf, v)) * c + sigmoid(dot(wi, v)) * math.tanh(dot(wc, v))
    y.append(round(sigmoid(dot(wo, v)) * math.tanh(c), 2))
print(y)
