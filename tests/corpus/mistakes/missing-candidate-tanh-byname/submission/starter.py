import numpy as np


def lstm_numpy(inputs, weights):
    """Nine outputs of the LSTM (NumPy only)."""
    gates = {k: np.round(1 / (1 + np.exp(-inputs @ weights[k])))
             for k in ("input_gate", "forget_gate", "output_gate")}
    cand = inputs @ weights["candidate"]
    c = 0.0
    outputs = []
    for t in range(inputs.shape[0]):
        c = gates["forget_gate"][t] * c + gates["input_gate"][t] * cand[t]
        outputs.append(gates["output_gate"][t] * np.tanh(c))
    return outputs
