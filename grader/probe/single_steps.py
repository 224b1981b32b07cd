"""Which single steps of a sequence can show that they were done wrong.

Who writes nine steps out, one below the other, may mistype one of them. On the homework's own numbers a step whose
memory is forgotten at once shows no such slip, so the hidden numbers have to show it.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


class Steps(Protocol):
    """What was computed, (T,) each, or (N, T) for N weights."""

    @property
    def f(self) -> FloatArray:
        """The forget gate."""

    @property
    def o(self) -> FloatArray:
        """The output gate."""

    @property
    def c(self) -> FloatArray:
        """The memory."""

    @property
    def y(self) -> FloatArray:
        """The output."""


def steps_that_show(right: Steps, margin: float) -> npt.NDArray[np.bool_]:
    """Say of each step whether the output y moves by more than `margin`, then or later, if h is handed to it for c.

    Returns
    -------
    (T,) or (N, T), the first step left out: what it gets is zero in either case, so it counts as shown.
    """
    steps = right.f.shape[-1]
    later = np.triu(np.ones((steps, steps), dtype=np.bool_))  # [step, t]: whether t is not before step
    kept = np.cumprod(np.where(later, right.f[..., np.newaxis, :], 1.0), axis=-1)  # at t, of what was wrong at step
    off = np.zeros_like(right.c)
    off[..., 1:] = right.y[..., :-1] - right.c[..., :-1]
    memory = right.c[..., np.newaxis, :] + kept * off[..., np.newaxis]
    moved = np.abs(right.o[..., np.newaxis, :] * np.tanh(memory) - right.y[..., np.newaxis, :]) > margin
    return np.asarray((later & moved).any(axis=-1) | (np.arange(steps) == 0))
