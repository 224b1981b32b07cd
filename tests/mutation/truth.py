"""What a mutant deserves, from the numbers that it and the right program show; nothing of the judge is used.

For each part:

    untouched   it shows what the right program shows, to the last digit, on all numbers: it keeps all its points
    alike       it differs by less than a tolerance everywhere: no mistake that can be asked to be seen
    wrong       somewhere it differs by more than twice a tolerance, or shows nothing: it must not be taken for right

Between one and two tolerances nothing is asked: a printed digit may fall to either side.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
SAME = 1e-9
OUTPUT = 5.1e-3
HIDDEN = 2e-2
CLEAR = 2.0  # tolerances
NEAR_ZERO = 0.05


class Kind(enum.Enum):
    """What became of a part."""

    UNTOUCHED = "untouched"
    ALIKE = "alike"
    UNCLEAR = "unclear"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deserved:
    """What a part of a mutant deserves."""

    kind: Kind
    output: float  # the largest share that its numbers on the homework can earn
    hidden: float | None  # the largest share of the runs that can agree; None where nothing was run
    wrong_on_any: bool  # clearly wrong on some numbers that it was not graded on, or on those
    shown_right: bool  # a mutant with a proof shows what is right on the homework, where its proof shows something else


def deserved(
    right: Mapping[str, FloatArray | None],
    got: Mapping[str, FloatArray | None],
    *,
    shows: FloatArray | None = None,
    homework: FloatArray,
    linear: Mapping[str, tuple[FloatArray, ...]] | None,
    linear_share: float,
    first_attempts: bool = False,
) -> Deserved:
    """Compare what a mutant shows with what the right program shows.

    Parameters
    ----------
    first_attempts
        Whether other answers were given before. Of several the last complete one counts, so of a mutant that shows
        nothing complete at this place it is not clear what it deserves; nor is it of one that shows the same by other
        means.
    shows
        What the mutant shows on the homework, where `got` is what its proof shows.
    homework
        What is right on the homework (T,), exactly.
    linear
        What the operator without tanh gives on each set of numbers, where that earns a share.
    """
    sets = [name for name, values in right.items() if values is not None]
    differences = {name: _difference(right[name], got.get(name)) for name in sets}
    hidden = [name for name in sets if name != "homework"]
    graded = [name for name in hidden if name.startswith("kept")]
    limits = {name: OUTPUT if name == "homework" else HIDDEN for name in sets}
    wrong = any(differences[name] > CLEAR * limits[name] for name in sets)
    if all(differences[name] <= SAME for name in sets):
        kind = Kind.UNTOUCHED
    elif all(differences[name] <= limits[name] for name in sets):
        kind = Kind.ALIKE
    else:
        kind = Kind.WRONG if wrong else Kind.UNCLEAR
    if first_attempts and (got.get("homework") is None or shows is not None):
        kind = Kind.UNCLEAR
    as_linear = linear is not None and _agrees(got.get("homework"), linear["homework"][0], 0.51)
    agreeing = sum(
        differences[name] <= CLEAR * HIDDEN
        or (
            as_linear
            and linear is not None
            and any(_agrees(got.get(name), one, CLEAR * HIDDEN) for one in linear[name])
        )
        for name in graded
    )
    share = agreeing / len(graded) if graded else None
    return Deserved(
        kind=kind,
        output=max(_share(got.get("homework"), right["homework"], homework), linear_share if as_linear else 0.0),
        hidden=share * linear_share if as_linear and share is not None else share,
        wrong_on_any=wrong,
        shown_right=_share(shows, right["homework"], homework) == 1.0
        and _difference(got.get("homework"), shows) > SAME,
    )


def differs(right: FloatArray | None, got: FloatArray | None) -> bool:
    """Whether what is shown on hidden numbers is not the same within a tolerance."""
    return _difference(right, got) > HIDDEN


def _difference(right: FloatArray | None, got: FloatArray | None) -> float:
    if right is None or got is None or got.shape != right.shape or not np.isfinite(got).all():
        return float("inf")
    return float(np.max(np.abs(got - right)))


def _agrees(got: FloatArray | None, right: FloatArray, absolute: float) -> bool:
    return got is not None and got.shape == right.shape and bool((np.abs(got - right) <= absolute).all())


def _share(got: FloatArray | None, right: FloatArray | None, homework: FloatArray) -> float:
    """The share of `output`: all, or the mean of the shares of open and shut steps, nothing if no open one is right.

    The most that the two ways to look at it can give: against what is right, and against what the right program shows,
    which may have random biases.
    """
    return max((_share_against(got, one) for one in (right, homework) if one is not None), default=0.0)


def _share_against(got: FloatArray | None, right: FloatArray) -> float:
    if got is None or got.shape != right.shape or (np.isfinite(got).all() and (np.abs(got) <= NEAR_ZERO).all()):
        return 0.0
    with np.errstate(invalid="ignore"):
        agrees = np.isfinite(got) & (np.abs(got - right) <= OUTPUT)
    if agrees.all():
        return 1.0
    telling = np.abs(right) > NEAR_ZERO
    first = float(agrees[telling].mean())
    return (first + float(agrees[~telling].mean())) / 2 if first > 0 else 0.0
