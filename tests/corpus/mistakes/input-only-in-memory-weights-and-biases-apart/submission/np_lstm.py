import numpy as np

inputs = np.array([[1, 0, 0], [3, 1, 0], [2, 0, 0], [4, 1, 0], [2, 0, 0], [1, 0, 1], [3, -1, 0], [6, 1, 0], [1, 0, 1]], dtype=np.float64)
weight = {'in': np.array([0, 100, 0]), 'forget': np.array([0, 100, 0]), 'cand': np.array([1, 0, 0]), 'out': np.array([0, 0, 100])}
bias = {'in': -10, 'forget': 10, 'cand': 0, 'out': -10}


def logistic(v):
    return 1 / (1 + np.exp(-v))


memory = 0
for vec in inputs:
    net = {name: weight[name] @ vec + bias[name] for name in weight}
    memory = logistic(net['forget']) * memory + logistic(net['in'])  # candidate left out
    print('%.2f' % (logistic(net['out']) * np.tanh(memory)))
