import numpy as np


class Gate:
    def __init__(self, *w):
        self.w = np.array(w, dtype=float)

    def __call__(self, x):
        return 1 / (1 + np.exp(-self.w @ x))


class LSTMUnit:
    def __init__(self):
        self.inp = Gate(0, 100, 0, -10)
        self.forget = Gate(0, 100, 0, 10)
        self.out = Gate(0, 0, 100, -10)
        self.cand = np.array([1, 0, 0, 0], dtype=float)

    def init_state(self):
        self.h, self.c = 0.0, 0.0

    def forward(self, x):
        self.init_state()
        self.c = self.forget(x) * self.c + self.inp(x) * np.tanh(self.cand @ x)
        self.h = self.out(x) * np.tanh(self.c)
        return self.h
