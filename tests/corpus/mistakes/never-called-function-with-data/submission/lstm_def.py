import numpy as np

inputs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                   [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
W_c = np.array([1, 0, 0, 0])
W_i = np.array([0, 100, 0, -10])
W_f = np.array([0, 100, 0, 10])
W_o = np.array([0, 0, 100, -10])


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def forward(inputs):
    c = 0
    outputs = []
    for x in inputs:
        c = sigmoid(W_f @ x) * c + sigmoid(W_i @ x) * np.tanh(W_c @ x)
        outputs.append(sigmoid(W_o @ x) * np.tanh(c))
    return outputs
