"""When two sequences are the same.

Only plain float64 arrays that were rebuilt from bytes come here, so nothing of the student's can take part in
the comparison. NaN and infinities agree with nothing, themselves included: every comparison is written so that
NaN makes it false. Only whether two runs gave the same (`same`) is another question.

How near is near enough depends on how the numbers came here. What is held against the reference has its tolerance from
the assignment file; whether two sequences of one program are the same is asked with one of these:

    EXACT        floats that were kept: the same computation
    FLOAT32      the same, one of them made float32 on the way
    SCIENTIFIC   printed by torch, which gives 9.6402e-01 for its numbers: four digits behind the point
    ROUNDED      rounded to two decimals, as answers may be
    to_digits    printed with so many decimals
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
_LARGEST = float(np.finfo(np.float64).max)
EXACT = 1e-9
FLOAT32 = 1e-6
SCIENTIFIC = 6e-5
ROUNDED = 6e-3


def to_decimals(decimals: int) -> float:
    """How far a number may be from itself rounded to so many decimals: half a unit of the last, and a little."""
    return 0.51 * 10.0**-decimals


def to_digits(decimals: int | None, *, otherwise: float) -> float:
    """How far other numbers may be from some that were shown with so many decimals at most.

    Parameters
    ----------
    decimals
        As `Shown.decimals` has them: None for numbers that were kept, or printed in scientific notation.
    otherwise
        What then holds.
    """
    return otherwise if decimals is None else to_decimals(decimals)


def agrees(got: FloatArray, expected: FloatArray, absolute: float) -> bool:
    """Say whether two sequences (T,) have the same length and no step differs by more than `absolute`."""
    return got.shape == expected.shape and bool(steps_that_agree(got, expected, absolute).all())


def which_agree(got: FloatArray, expected: FloatArray, absolute: float) -> npt.NDArray[np.bool_]:
    """Say of each of many sequences, (N, T), whether one of the length T agrees with it: (N,)."""
    if expected.ndim != 2 or got.shape != expected.shape[1:]:
        return np.zeros(len(expected), dtype=np.bool_)
    with np.errstate(invalid="ignore", over="ignore"):
        return np.asarray((np.abs(expected - got) <= absolute).all(axis=1))


def agrees_with_any(got: FloatArray, expected: FloatArray, absolute: float) -> bool:
    """The same for many sequences at once: `expected` is (N, T), and one of the N has to agree."""
    return bool(which_agree(got, expected, absolute).any())


def steps_that_agree(got: FloatArray, expected: FloatArray, absolute: float) -> npt.NDArray[np.bool_]:
    """Say of each step whether it agrees; both are (T,). What is within a finite distance is finite itself."""
    if got.shape != expected.shape:
        raise ValueError(f"cannot compare {got.shape} with {expected.shape}")
    with np.errstate(invalid="ignore", over="ignore"):
        return np.asarray(np.abs(got - expected) <= min(absolute, _LARGEST))


def same(first: FloatArray, second: FloatArray, absolute: float = FLOAT32) -> bool:
    """Whether two runs gave the same (T,); NaN twice is the same, as is infinity, though neither is ever right."""
    return first.shape == second.shape and bool(same_steps(first, second, absolute).all())


def same_steps(first: FloatArray, second: FloatArray, absolute: float) -> npt.NDArray[np.bool_]:
    """Say of each step of two runs, (T,) each, whether they gave the same."""
    with np.errstate(invalid="ignore", over="ignore"):
        near = np.abs(first - second) <= absolute
    if near.all():
        return np.asarray(near)  # as in most runs
    return np.asarray(near | (first == second) | (np.isnan(first) & np.isnan(second)))


def partial_share(got: FloatArray, expected: FloatArray, absolute: float, near_zero: float) -> float:
    """Share of the points of `output` for an answer that is right in some steps.

    The mean of two shares: of the steps where the reference is not near zero, and of those where it is;
    nothing if the first is nothing. Seven of the homework's nine steps are zero, so a count of right steps
    would pay for saying nothing.

    Returns
    -------
    Between 0 and 1; 1 only if all steps agree.
    """
    right = steps_that_agree(got, expected, absolute)
    telling = np.abs(expected) > near_zero
    if not telling.any() or telling.all():
        return float(right.mean())
    first = float(right[telling].mean())
    return (first + float(right[~telling].mean())) / 2 if first > 0 else 0.0
