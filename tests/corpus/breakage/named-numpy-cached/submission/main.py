import numpy as np
from functools import lru_cache

@lru_cache(maxsize=None)
def lstm_numpy(inputs, weights):
    c = 0; ys = []
    for x in inputs:
        g = np.tanh(weights["candidate"] @ x)
        i, f, o = (1/(1+np.exp(-weights[k] @ x)) for k in ("input_gate", "forget_gate", "output_gate"))
        c = f*c+i*g
        ys.append(o*np.tanh(c))
    return ys
