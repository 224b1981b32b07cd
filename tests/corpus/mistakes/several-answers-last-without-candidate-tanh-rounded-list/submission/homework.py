import numpy as np
xs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
     [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], float)
def s(z): return 1/(1+np.exp(-z))
def lstm1(xs):
    c, ys = 0, []
    for x in xs:
        c = s(x @ [0, 100, 0, 10]) * c + s(x @ [0, 100, 0, -10]) * np.tanh(x[0])
        ys.append(round(s(x @ [0, 0, 100, -10]) * np.tanh(c), 2))
    return ys
def lstm2(xs):
    c, ys = 0, []
    for x in xs:
        c = s(x @ [0, 100, 0, 10]) * c + s(x @ [0, 100, 0, -10]) * x[0]
        ys.append(round(s(x @ [0, 0, 100, -10]) * np.tanh(c), 2))
    return ys
print('attempt 1', lstm1(xs))
print('attempt 2', lstm2(xs))
