import numpy as np

def lstm_numpy(inputs, weights):
    raise NotImplementedError

def _sig(z):
    return 1 / (1 + np.exp(-z))

def my_lstm(inputs, weights):
    c, ys = 0.0, []
    for x in inputs:
        g = np.tanh(weights["candidate"] @ x)
        i, f, o = (_sig(weights[k] @ x) for k in ("input_gate", "forget_gate", "output_gate"))
        c = f * c + i * g
        ys.append(o * np.tanh(c))
    return ys

lstm_numpy = my_lstm
