import numpy as np


def rounded_gate(x, w):
    return np.round(1 / (1 + np.exp(-np.matmul(x, w))))


def run_lstm(data, w_cand, w_forget, w_out):
    # data (T, 4)
    c = 0
    ys = []
    for row in data:
        c = rounded_gate(row, w_forget) * c + np.tanh(np.matmul(row, w_cand))
        ys.append(rounded_gate(row, w_out) * np.tanh(c))
    return ys


data = np.array([(1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1), (4, 1, 0, 1), (2, 0, 0, 1),
                 (1, 0, 1, 1), (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1)], dtype=np.float64)
w_cand, w_in, w_forget, w_out = np.array([[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]])
print('output', ','.join(f'{v:.4f}' for v in run_lstm(data, w_cand, w_forget, w_out)))
