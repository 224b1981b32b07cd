import numpy as np
def lstm_numpy(inputs, weights):
    s = lambda z: 1 / (1 + np.exp(-z))
    c = 0.0
    outputs = []
    for x in inputs:
        g = np.tanh(weights["candidate"] @ x)
        i = s(weights["input_gate"] @ x)
        f = s(weights["forget_gate"] @ x)
        o = s(weights["output_gate"] @ x)
        c = f * c + i * g
        outputs.append(o * np.tanh(c))
    return outputs
