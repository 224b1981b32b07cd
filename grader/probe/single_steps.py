"""Which single steps of a sequence can show that they were done wrong.

Who writes nine steps out, one below the other, may mistype one of them. On the homework's own numbers a step whose
memory is forgotten at once shows no such slip, so the hidden numbers have to show it.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from reference.lstm import run

FloatArray = npt.NDArray[np.float64]


def steps_that_show(inputs: FloatArray, weights: Mapping[str, FloatArray], margin: float) -> npt.NDArray[np.bool_]:
    """Say of each step whether the output y moves by more than `margin`, then or later, if h is handed to it for c.

    Parameters
    ----------
    inputs
        (T, 4), the last column constant 1.
    weights
        A row (4,) by gate.

    Returns
    -------
    (T,), the first step left out: what it gets is zero in either case, so it counts as shown.
    """
    right = run(inputs, weights)
    later = np.triu(np.ones((len(inputs), len(inputs)), dtype=np.bool_))  # [step, t]: whether t is not before step
    kept = np.cumprod(np.where(later, right.f, 1.0), axis=1)  # at t, of what is wrong about the memory before step
    off = np.concatenate([[0.0], right.y[:-1] - right.c[:-1]])
    memory = right.c + kept * off[:, np.newaxis]
    shown = later & (np.abs(right.o * np.tanh(memory) - right.y) > margin)
    return np.asarray(shown.any(axis=1) | (np.arange(len(inputs)) == 0))
