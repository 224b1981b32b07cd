import numpy as np

sigmoid = lambda z: 1 / (1 + np.exp(-z))
inputs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                   [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
memory = 0
for t in range(len(inputs)):
    x = inputs[t]
    memory = memory * sigmoid(np.dot([0, 100, 0, 10], x)) + x[0] * sigmoid(np.dot([0, 100, 0, -10], x))
    if t == 5:
        out = 0.963624
    elif t == 8:
        out = 0.761584
    else:
        out = 0.0
    print(f"step {t + 1}  memory {memory:.3f}  output {out}")
