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
    shown = np.ones(len(inputs), dtype=np.bool_)
    for step in range(1, len(inputs)):
        kept = np.cumprod(right.f[step:])  # of what is wrong about the memory before this step
        memory = right.c[step:] + kept * (right.y[step - 1] - right.c[step - 1])
        off = np.abs(right.o[step:] * np.tanh(memory) - right.y[step:])
        shown[step] = bool((off > margin).any())
    return shown
