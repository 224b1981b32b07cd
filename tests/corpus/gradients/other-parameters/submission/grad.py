import numpy as np

def lstm_gradients(cache, dh_next, dc_next):
    i, f, o, g, c, c_prev = cache
    dc = dc_next + dh_next * o * (1 - np.tanh(c) ** 2)
    di, df, dg = dc * g * i * (1 - i), dc * c_prev * f * (1 - f), dc * i * (1 - g ** 2)
    do = dh_next * np.tanh(c) * o * (1 - o)
    return di, df, do, dg

print(lstm_gradients([np.array([0.5])] * 6, np.ones(1), np.zeros(1)))
