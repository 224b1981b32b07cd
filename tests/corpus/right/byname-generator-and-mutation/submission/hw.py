import numpy as np
def lstm_numpy(inputs, weights):
    wi, wf = weights.pop('input_gate'), weights.pop('forget_gate')
    wc, wo = weights.pop('candidate'), weights.pop('output_gate')
    inputs[:] = inputs[::-1]
    c, ys = 0.0, ()
    for k in range(len(inputs) - 1, -1, -1):
        x = inputs[k]
        gate = lambda w: 1 / (1 + np.exp(-np.inner(w, x)))
        c = gate(wf) * c + gate(wi) * np.tanh(np.inner(wc, x))
        ys += (float(gate(wo) * np.tanh(c)),)
    return ys
