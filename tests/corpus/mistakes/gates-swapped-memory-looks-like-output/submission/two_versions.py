import numpy as np

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
Wz = np.array([1., 0, 0, 0])
Wi = np.array([0, 0, 100., -10])
Wf = np.array([0, 100., 0, 10])
Wo = np.array([0, 100., 0, -10])


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def run(act):
    c, ys = 0., []
    for x in X:
        c = sigmoid(Wf @ x) * c + sigmoid(Wi @ x) * act(Wz @ x)
        ys.append(sigmoid(Wo @ x) * act(c))
    return np.array(ys)


# first as it is drawn (no squashing), to see whether I understood the picture
y = run(lambda v: v)
print("as drawn on the slide:", y.round(2))

# and now the real LSTM with tanh: this is my answer
y = run(np.tanh)
print("with tanh (answer):   ", y.round(2))
