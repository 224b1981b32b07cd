import numpy as np

try:
    import torch
    from torch import nn

    def lstm_cell(inputs, weights):
        raise NotImplementedError("lstm_cell")

    def lstm(inputs, weights):
        pass
except ImportError:
    torch = None

if __name__ == "__main__":
    def lstm_numpy(inputs, weights):
        gate = {k: 1 / (1 + np.exp(-inputs @ w)) for k, w in weights.items()}
        memory = 0
        answer = []
        for t, g in enumerate(np.tanh(inputs @ weights["candidate"])):
            memory = gate["forget_gate"][t] * memory + gate["input_gate"][t] * g
            answer.append(gate["output_gate"][t] * np.tanh(memory))
        return answer
