"""Over-engineered on purpose: a registry of engines that all obey one protocol."""
from __future__ import annotations

import functools
import time
from abc import ABC, abstractmethod
from enum import Enum, auto
from typing import Callable, ClassVar

import numpy as np
import torch

try:
    from rich_table_that_nobody_has import Table  # optional prettiness
except ImportError:
    Table = None


class Gate(Enum):
    INPUT = auto()
    FORGET = auto()
    CANDIDATE = auto()
    OUTPUT = auto()


WEIGHTS: dict[Gate, list[float]] = {
    Gate.CANDIDATE: [1.0, 0.0, 0.0, 0.0],
    Gate.INPUT: [0.0, 100.0, 0.0, -10.0],
    Gate.FORGET: [0.0, 100.0, 0.0, 10.0],
    Gate.OUTPUT: [0.0, 0.0, 100.0, -10.0],
}
SIGNAL: list[list[float]] = [
    [1.0, 0.0, 0.0, 1.0], [3.0, 1.0, 0.0, 1.0], [2.0, 0.0, 0.0, 1.0], [4.0, 1.0, 0.0, 1.0], [2.0, 0.0, 0.0, 1.0],
    [1.0, 0.0, 1.0, 1.0], [3.0, -1.0, 0.0, 1.0], [6.0, 1.0, 0.0, 1.0], [1.0, 0.0, 1.0, 1.0],
]


def timed(fn: Callable) -> Callable:
    @functools.wraps(fn)
    def wrapper(*a, **k):
        t0 = time.perf_counter()
        try:
            return fn(*a, **k)
        finally:
            wrapper.elapsed = time.perf_counter() - t0
    return wrapper


class Engine(ABC):
    registry: ClassVar[dict[str, type["Engine"]]] = {}

    def __init_subclass__(cls, *, key: str) -> None:
        Engine.registry[key] = cls

    @abstractmethod
    def run(self, signal: list[list[float]]) -> list[float]: ...


class NumpyEngine(Engine, key="numpy"):
    @timed
    def run(self, signal):
        a = {g: np.array(signal) @ np.array(w) for g, w in WEIGHTS.items()}
        on = {g: 1 / (1 + np.exp(-v)) for g, v in a.items() if g is not Gate.CANDIDATE}
        c, ys = 0.0, []
        for t, u in enumerate(np.tanh(a[Gate.CANDIDATE])):
            c = on[Gate.FORGET][t] * c + on[Gate.INPUT][t] * u
            ys.append(float(on[Gate.OUTPUT][t] * np.tanh(c)))
        return ys


class TorchEngine(Engine, key="_torch"):
    suffix = ""

    def load(self, module: torch.nn.Module) -> torch.nn.Module:
        rows = [WEIGHTS[g] for g in Gate]      # the enum is declared in torch's order
        getattr(module, "weight_ih" + self.suffix).data = torch.tensor(rows)
        getattr(module, "weight_hh" + self.suffix).data = torch.zeros(4, 1)
        return module.requires_grad_(False)

    def run(self, signal):
        raise NotImplementedError


class CellEngine(TorchEngine, key="cell"):
    @timed
    def run(self, signal):
        cell, hc, ys = self.load(torch.nn.LSTMCell(4, 1, bias=False)), None, []
        for x in torch.tensor(signal):
            hc = cell(x, hc)
            ys.append(hc[0].item())
        return ys


class LstmEngine(TorchEngine, key="lstm"):
    suffix = "_l0"

    @timed
    def run(self, signal):
        return self.load(torch.nn.LSTM(4, 1, bias=False))(torch.tensor(signal))[0].ravel().tolist()


if __name__ == "__main__":
    for key, cls in Engine.registry.items():
        if not key.startswith("_"):
            print(f"{key:<6}", "  ".join(f"{y:.3f}" for y in cls().run(SIGNAL)))
