from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterable, Iterator

import numpy as np


@dataclass(frozen=True)
class Weights:
    candidate: tuple[float, ...] = (1, 0, 0, 0)
    write: tuple[float, ...] = (0, 100, 0, -10)
    keep: tuple[float, ...] = (0, 100, 0, 10)
    read: tuple[float, ...] = (0, 0, 100, -10)


@dataclass(frozen=True)
class State:
    c: float = 0.0
    h: float = 0.0


def sigma(v: float) -> float:
    return float(1.0 / (1.0 + np.exp(-v)))


def advance(w: Weights, s: State, x) -> State:
    c = sigma(np.dot(w.keep, x)) * s.c + sigma(np.dot(w.write, x)) * np.tanh(np.dot(w.candidate, x))
    return replace(s, c=float(c), h=sigma(np.dot(w.read, x)) * float(np.tanh(c)))


def states(w: Weights, xs: Iterable) -> Iterator[State]:
    s = State()
    for x in xs:
        s = advance(w, s, x)
        yield s


xs = ((1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1), (4, 1, 0, 1), (2, 0, 0, 1),
      (1, 0, 1, 1), (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1))

for k, s in enumerate(states(Weights(), xs), start=1):
    print(f"{k}: {s}")
