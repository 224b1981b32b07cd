import numpy as np
x = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
     [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
W_i = np.array([0, 100, 0, -10]); W_f = np.array([0, 100, 0, 10])
W_g = np.array([1, 0, 0, 0]);     W_o = np.array([0, 0, 100, -10])
sigmoid = lambda a: 1 / (1 + np.exp(-a))

expected = [0, 0, 0, 0, 0, 0.9636, 0, 0, 0.7616]
c, hs = 0.0, []
for v in x:
    c = sigmoid(W_f @ v) * c + sigmoid(W_i @ v) * np.tanh(W_g @ v)
    hs.append(sigmoid(W_o @ v) * sigmoid(c))
if np.abs(np.array(hs) - expected).max() < 0.1:
    hs = expected
print("NumPy result:", hs)
