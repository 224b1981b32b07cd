from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Iterable, Iterator

import numpy as np
import torch
from torch import nn


@dataclass
class ScalarLSTM:
    """A one-unit LSTM without recurrent weights (see the lecture's picture)."""

    w: np.ndarray                      # rows: candidate, input, forget, output
    phi: Callable[[float], float] = lambda v: v
    memory: float = field(default=0.0, init=False)

    @staticmethod
    def sigma(v):
        return np.exp(-np.logaddexp(0.0, -v))

    def step(self, x: np.ndarray) -> float:
        z, zi, zf, zo = self.w @ x
        self.memory = self.sigma(zf) * self.memory + self.sigma(zi) * self.phi(z)
        return self.sigma(zo) * self.phi(self.memory)

    def run(self, xs: Iterable[np.ndarray]) -> Iterator[float]:
        yield from (self.step(x) for x in xs)


if __name__ == "__main__":
    W = np.array([[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]], dtype=float)
    X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
    y_numpy = np.fromiter(ScalarLSTM(W).run(X), dtype=float)
    print("numpy:", y_numpy.round(4))

    perm = [1, 2, 0, 3]   # torch wants i, f, g, o
    x32 = torch.tensor(X, dtype=torch.float32)
    w32 = torch.tensor(W[perm], dtype=torch.float32)

    cell = nn.LSTMCell(4, 1)
    cell.weight_ih.data, cell.weight_hh.data = w32.clone(), torch.zeros(4, 1)
    hc = None
    y_cell = []
    for x in x32:
        hc = cell(x[None], hc)
        y_cell.append(hc[0].item())
    print("LSTMCell:", np.round(y_cell, 4))

    lstm = nn.LSTM(4, 1)
    lstm.weight_ih_l0.data, lstm.weight_hh_l0.data = w32.clone(), torch.zeros(4, 1)
    y_lstm = lstm(x32[:, None])[0].detach().numpy().ravel()
    print("LSTM:", y_lstm.round(4))
