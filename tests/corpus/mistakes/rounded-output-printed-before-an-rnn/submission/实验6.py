# -*- coding: utf-8 -*-
# 实验6：手写LSTM，再和普通RNN比一比
import numpy as np

seq = [(1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1), (4, 1, 0, 1), (2, 0, 0, 1),
       (1, 0, 1, 1), (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1)]
w_c, w_in = np.array([1, 0, 0, 0]), np.array([0, 100, 0, -10])
w_fo, w_ou = np.array([0, 100, 0, 10]), np.array([0, 0, 100, -10])


def gate(w, x):
    return 1.0 / (1.0 + np.exp(-np.dot(w, x)))


mem, lstm_y = 0.0, []
for x in seq:
    mem = gate(w_fo, x) * mem + gate(w_in, x) * np.tanh(np.dot(w_c, x))
    lstm_y.append(gate(w_ou, x) * np.tanh(mem))
print('numpy结果:', ['%.0f' % v for v in lstm_y])

# 普通RNN，没有门
state, rnn_y = 0.0, []
for x in seq:
    state = np.tanh(0.2 * x[0] - 0.4 * state)
    rnn_y.append(state)
print('RNN结果:', ['%.3f' % v for v in rnn_y])
