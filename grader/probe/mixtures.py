"""What a program may really compute with when other numbers are put in the place of its own.

A row that is stated where it cannot be found stays the homework's, and who keeps numbers as integers cuts fractions
off. Both are right on the homework's numbers, so an answer may agree with any of these.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Weights = Mapping[str, FloatArray]


def partly_replaced(old: Weights, new: Weights) -> Iterator[Weights]:
    """Every choice of rows that were replaced; a row is (4,), by gate."""
    for kept in itertools.product((False, True), repeat=len(old)):
        yield {gate: old[gate] if keep else new[gate] for gate, keep in zip(old, kept, strict=True)}


def biases_apart(old: Weights, new: Weights) -> Iterator[Weights]:
    """All rows replaced but for their biases, which stand elsewhere; then also but for the weights that are nought.

    Old biases beside new weights shut all gates of most programs, right or wrong: zeros say nothing then.
    """
    yield {gate: np.append(new[gate][:3], old[gate][3:]) for gate in old}
    yield {gate: np.append(np.where(old[gate][:3] == 0.0, 0.0, new[gate][:3]), old[gate][3:]) for gate in old}


def whole_numbers(inputs: FloatArray, old: Weights, new: Weights) -> Iterator[tuple[FloatArray, Weights]]:
    """Inputs (T, 4), weights or both as integers."""
    whole = {gate: np.trunc(row) for gate, row in new.items()}
    yield np.trunc(inputs), new
    yield inputs, whole
    yield np.trunc(inputs), whole
    yield np.trunc(inputs), old
