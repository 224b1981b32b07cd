import numpy as np
X = np.zeros((9, 4))
X[:, 3] = 1
X[:, 0] = np.fromiter('132421361', dtype=float)
X[[1, 3, 7], 1] = 1
X[6, 1] = -1
X[[5, 8], 2] = 1
W = dict(g=np.eye(4)[0], i=np.array([0, 100, 0, -10]), f=np.array([0, 100, 0, 10]), o=np.array([0, 0, 100, -10]))
