"""NumPy only. One 4x4 matrix, all pre-activations at once, no overflow in exp."""
import numpy as np

ORDER = ("candidate", "input", "forget", "output")
WEIGHT = np.array([
    [1,   0,   0,   0],
    [0, 100,   0, -10],
    [0, 100,   0,  10],
    [0,   0, 100, -10],
], dtype=np.float64)

INPUT = np.array([
    [1,  0, 0, 1],
    [3,  1, 0, 1],
    [2,  0, 0, 1],
    [4,  1, 0, 1],
    [2,  0, 0, 1],
    [1,  0, 1, 1],
    [3, -1, 0, 1],
    [6,  1, 0, 1],
    [1,  0, 1, 1],
], dtype=np.float64)


def expit(z):
    z = np.asarray(z, dtype=np.float64)
    return np.piecewise(
        z,
        [z >= 0, z < 0],
        [lambda p: 1.0 / (1.0 + np.exp(-p)), lambda n: np.exp(n) / (1.0 + np.exp(n))],
    )


def tanh(z):
    # tanh(z) = 2*expit(2z) - 1
    return 2.0 * expit(2.0 * np.asarray(z)) - 1.0


PRE = INPUT @ WEIGHT.T
G = tanh(PRE[:, 0])
I, F, O = expit(PRE[:, 1:]).T

cell_state = np.zeros(len(INPUT) + 1)
for t in range(len(INPUT)):
    cell_state[t + 1] = F[t] * cell_state[t] + I[t] * G[t]
hidden = O * tanh(cell_state[1:])

with np.printoptions(precision=4, suppress=True):
    print(dict(zip(ORDER, PRE.T)))
    print("cell  ", cell_state)
    print("hidden", hidden)
