from __future__ import annotations
from dataclasses import dataclass, field
import numpy as np
import torch

@dataclass(frozen=True)
class Config:
    candidate: tuple[float, ...] = (1, 0, 0, 0)
    input_gate: tuple[float, ...] = (0, 100, 0, -10)
    forget_gate: tuple[float, ...] = (0, 100, 0, 10)
    output_gate: tuple[float, ...] = (0, 0, 100, -10)

@dataclass
class Sequence:
    x1: list = field(default_factory=lambda: [1, 3, 2, 4, 2, 1, 3, 6, 1])
    x2: list = field(default_factory=lambda: [0, 1, 0, 1, 0, 0, -1, 1, 0])
    x3: list = field(default_factory=lambda: [0, 0, 0, 0, 0, 1, 0, 0, 1])

    def matrix(self) -> np.ndarray:
        return np.array([self.x1, self.x2, self.x3, [1] * len(self.x1)], dtype=float).T

class NumpyLSTM:
    def __init__(self, cfg: Config):
        self.cfg = cfg
        self.c = 0.0
        self.history: list[float] = []
    @staticmethod
    def _s(v): return 1 / (1 + np.exp(-v))
    def feed(self, x):
        cfg = self.cfg
        g = np.tanh(np.dot(cfg.candidate, x))
        i = self._s(np.dot(cfg.input_gate, x))
        f = self._s(np.dot(cfg.forget_gate, x))
        o = self._s(np.dot(cfg.output_gate, x))
        self.c = f * self.c + i * g
        self.history.append(float(o * np.tanh(self.c)))
        return self

class TorchLSTM:
    def __init__(self, cfg: Config):
        self.cell = torch.nn.LSTMCell(4, 1)
        for n, p in self.cell.named_parameters():
            p.data.zero_()
        rows = [cfg.input_gate, cfg.forget_gate, cfg.candidate, cfg.output_gate]
        for k, r in enumerate(rows):
            self.cell.weight_ih.data[k] = torch.tensor(r, dtype=torch.float)
    def run(self, m):
        s = None; hs = []
        for x in torch.tensor(m, dtype=torch.float32).split(1):
            s = self.cell(x, s)
            hs.append(s[0].item())
        return hs

if __name__ == "__main__":
    cfg, seq = Config(), Sequence()
    m = seq.matrix()
    net = NumpyLSTM(cfg)
    for row in m: net.feed(row)
    print("NumPy:", np.round(net.history, 2).tolist())
    print("LSTMCell:", np.round(TorchLSTM(cfg).run(m), 2).tolist())
