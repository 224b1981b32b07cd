import numpy as np

inputs = np.array([
    [1, 0, 0, 1],
    [3, 1, 0, 1],
    [2, 0, 0, 1],
    [4, 0, 0, 1],
    [2, 0, 0, 1],
    [1, 0, 1, 1],
    [3, -1, 0, 1],
    [6, 1, 0, 1],
    [1, 0, 1, 1],
], dtype=np.float64)
weights = np.array([[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]], dtype=np.float64)


def sigmoid(v):
    return 1.0 / (1.0 + np.exp(-v))


def lstm_forward(inputs, weights):
    cand, inp, forget, out = weights
    state = 0.0
    for x in inputs:
        state = sigmoid(forget @ x) * state + sigmoid(inp @ x) * np.tanh(cand @ x)
        yield float(sigmoid(out @ x) * np.tanh(state))


print([round(v, 4) for v in lstm_forward(inputs, weights)])
