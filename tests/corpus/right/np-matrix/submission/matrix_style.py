# matlab habits: everything is a matrix, * is the matrix product
import numpy as np

X = np.matrix("1 0 0 1; 3 1 0 1; 2 0 0 1; 4 1 0 1; 2 0 0 1; 1 0 1 1; 3 -1 0 1; 6 1 0 1; 1 0 1 1")
Wc = np.matrix([1, 0, 0, 0]).T
Wi = np.matrix([0, 100, 0, -10]).T
Wf = np.matrix([0, 100, 0, 10]).T
Wo = np.matrix([0, 0, 100, -10]).T


def logsig(n):
    return 1 / (1 + np.exp(-n))


def tansig(n):
    return 2 / (1 + np.exp(-2 * n)) - 1


a = np.matrix(np.zeros((9, 1)))
C = np.matrix([[0.0]])
for k in range(9):
    p = X[k, :]
    C = np.multiply(logsig(p * Wf), C) + np.multiply(logsig(p * Wi), tansig(p * Wc))
    a[k] = np.multiply(logsig(p * Wo), tansig(C))
print(a)
