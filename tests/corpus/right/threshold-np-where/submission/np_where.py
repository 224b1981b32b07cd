import numpy as np


def hard(z):
    """A gate of the slide is either open or shut."""
    p = 1.0 / (1.0 + np.exp(-z))
    return np.where(p >= 0.5, 1, 0)


signal = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1],
                   [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1],
                   [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])

z = signal @ np.array([1, 0, 0, 0])
gi = hard(signal @ np.array([0, 100, 0, -10]))
gf = hard(signal @ np.array([0, 100, 0, 10]))
go = hard(signal @ np.array([0, 0, 100, -10]))

print("input gate :", gi)
print("forget gate:", gf)
print("output gate:", go)

store = 0.0
answer = np.zeros(len(signal))
for t in range(len(signal)):
    store = gf[t] * store + gi[t] * np.tanh(z[t])
    answer[t] = go[t] * np.tanh(store)
print("answer     :", answer)
