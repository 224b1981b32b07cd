import numpy as np
def lstm_numpy(inputs, weights):
    s = lambda v: 1/(1+np.exp(-v))
    c, ys = 0.0, []
    for x in inputs:
        c = s(weights['input_gate']@x)*c + s(weights['forget_gate']@x)*np.tanh(weights['candidate']@x)
        ys.append(s(weights['output_gate']@x)*np.tanh(c))
    return ys
