import numpy as np
X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
     [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
def sigmoid(z): return 1/(1+np.exp(-z))
wi, wf, wo, wg = map(np.array, ([0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10], [1, 0, 0, 0]))
c = 0
for x in X:
    c = sigmoid(wf@x)*c + sigmoid(wi@x)*np.tanh(wg@x)
    print('%.2f' % (sigmoid(wo@x)*np.tanh(c)), end=' ')
print()
for x in X:
    c = sigmoid(wf@x) + sigmoid(wi@x)*np.tanh(wg@x)
    print('%.2f' % (sigmoid(wo@x)*np.tanh(c)), end=' ')
print()
