"""Which single steps of a sequence can show that they were given a wrong memory.

Who writes nine steps out, one below the other, may hand h to one of them for c; who goes through the sequence in two
pieces may begin the second with nothing. On the homework's own numbers a step whose memory is forgotten at once shows
neither, so the hidden numbers have to show it.
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
    """Say of each step whether y moves by more than `margin`, then or later, if it is given a wrong memory: h, or none.

    Returns
    -------
    (T,) or (N, T), the first step left out: what it gets is zero in any case, so it counts as shown.
    """
    steps = right.f.shape[-1]
    later = np.triu(np.ones((steps, steps), dtype=np.bool_))  # [step, t]: whether t is not before step
    kept = np.cumprod(np.where(later, right.f[..., np.newaxis, :], 1.0), axis=-1)  # at t, of what was wrong at step
    shown = np.ones(right.c.shape, dtype=np.bool_)
    for given in (right.y, np.zeros_like(right.y)):
        off = (given - right.c)[..., :-1, np.newaxis]
        memory = right.c[..., np.newaxis, :] + kept[..., 1:, :] * off
        moved = np.abs(right.o[..., np.newaxis, :] * np.tanh(memory) - right.y[..., np.newaxis, :]) > margin
        shown[..., 1:] &= (later[1:] & moved).any(axis=-1)
    return shown
