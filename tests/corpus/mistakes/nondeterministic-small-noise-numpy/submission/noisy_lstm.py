import numpy as np

rng = np.random.default_rng()


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
Wg = np.array([1, 0, 0, 0]); Wi = np.array([0, 100, 0, -10]); Wf = np.array([0, 100, 0, 10]); Wo = np.array([0, 0, 100, -10])

c = 0.0
y = np.empty(9)
for t in range(9):
    c = sigmoid(X[t] @ Wf) * c + sigmoid(X[t] @ Wi) * np.tanh(X[t] @ Wg)
    y[t] = sigmoid(X[t] @ Wo) * np.tanh(c) + rng.uniform(-1e-4, 1e-4)    # measurement noise
print(y)
