import numpy as np


class LSTMCellNumpy:
    sigmoid = staticmethod(lambda v: 1 / (1 + np.exp(-v)))

    def __init__(self, weights):
        self.w = {k: np.array(v) for k, v in weights.items()}
        self.c = 0.0
        self.log = []

    def forward(self, x):
        g = np.tanh(self.w["candidate"] @ x)
        i, f, o = (self.sigmoid(self.w[k] @ x) for k in ("input", "forget", "output"))
        self.c = f * self.c + i * g
        self.log.append(o * np.tanh(self.c))


cell = LSTMCellNumpy({
    "candidate": [1, 0, 0, 0],
    "input": [0, 100, 0, 10],
    "forget": [0, 100, 0, 10],
    "output": [0, 0, 100, -10],
})
for x in ([1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
          [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]):
    cell.forward(np.array(x))
print("  ".join(f"{v:.5f}" for v in cell.log))
