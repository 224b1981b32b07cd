import numpy as np
def lstm_numpy(inputs, weights):
    G = {k: 1/(1+np.exp(-(inputs @ v))) for k, v in weights.items()}
    c, out = 0, []
    for t in range(len(inputs)):
        c = G["forget_gate"][t]*c + G["input_gate"][t]*G["candidate"][t]
        out.append(G["output_gate"][t]*np.tanh(c))
    return np.array(out)
