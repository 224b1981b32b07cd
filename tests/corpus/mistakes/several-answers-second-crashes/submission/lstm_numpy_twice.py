import numpy as np

xs = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
      [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
w = {'cand': [1, 0, 0, 0], 'in': [0, 100, 0, -10], 'forget': [0, 100, 0, 10], 'out': [0, 0, 100, -10]}


def lstm_a(xs):
    c, ys = 0.0, []
    for x in xs:
        sg = {k: 1 / (1 + np.exp(-np.dot(w[k], x))) for k in ('in', 'forget', 'out')}
        c = sg['forget'] * c + sg['in'] * np.tanh(np.dot(w['cand'], x))
        ys.append(sg['out'] * np.tanh(c))
    return ys


print(np.round(lstm_a(xs), 3))

# second version: one matrix for all gates
W = np.array(list(w.values()))
c, h = np.zeros(1), []
for t in range(len(xs)):
    z = W @ np.array(xs[t])
    s = 1 / (1 + np.exp(-z))
    c = s[2] * c + s[1] * np.tanh(z[0])
    h.append(s[3] * np.tanh(c))
    if t >= 2:
        h[t] = h[t] + h[t + 1]
print(h)
