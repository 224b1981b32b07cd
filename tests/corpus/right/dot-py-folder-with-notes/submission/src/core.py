import numpy as np


class Cell:
    """c and h of one unit, moved forward by feed()."""

    def __init__(self, w):
        self.w = {k: np.asarray(v, float) for k, v in w.items()}
        self.c = self.h = 0.0

    def feed(self, x):
        s = {k: 1 / (1 + np.exp(-(v @ x))) for k, v in self.w.items() if k != "c~"}
        self.c = s["f"] * self.c + s["i"] * np.tanh(self.w["c~"] @ x)
        self.h = s["o"] * np.tanh(self.c)
        return self.h
