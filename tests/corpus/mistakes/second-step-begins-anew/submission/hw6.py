import numpy as np

def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))

inputs = [(1, 0, 0), (3, 1, 0), (2, 0, 0), (4, 1, 0), (2, 0, 0), (1, 0, 1), (3, -1, 0), (6, 1, 0), (1, 0, 1)]
result = []
for t in range(9):
    x1, x2, x3 = inputs[t]
    if t - 1 < 1:
        memory = 0.0
    gate_in = sigmoid(100 * x2 - 10)
    gate_forget = sigmoid(100 * x2 + 10)
    gate_out = sigmoid(100 * x3 - 10)
    memory = gate_forget * memory + gate_in * np.tanh(x1)
    result.append(gate_out * np.tanh(memory))
    print(f"t = {t + 1}: y = {result[-1]:.4f}")
