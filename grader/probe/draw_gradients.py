"""Drawing numbers for `lstm_gradients` that tell right from wrong, and the mistakes from one another.

Gradients are compared block by block (dL/dW, dL/dU and dL/db of each gate). A block that a mistake leaves alone
earns its points whatever else is wrong, so a draw has to show of each mistake (`reference/gradient_mutants.py`)
which blocks it touches: a block is either the same or off by ten tolerances. Any two mistakes differ by as much in
some block, so that what is named is the mistake that was made. A draw on which this is not so is drawn again.

A mistake need not show at each size: with one unit a matrix is its own transpose. It has to show at one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from grader.errors import AssignmentError
from grader.oracle import BLOCKS, Blocks, ExpectedGradients, expect_gradients

FloatArray = npt.NDArray[np.float64]
SIZES = ((1, 1, 3), (1, 3, 5), (2, 3, 4), (3, 3, 8))  # D hidden units, M inputs, T steps
KEYS = ("i", "f", "c", "o")
MARGIN = 10.0  # tolerances
SAME = 1e-9  # relative: the same sum in another order
OPEN = (0.05, 0.95)  # all gates lie between these: nothing is saturated
FAINT = 1e-3  # a block smaller than this, against the largest, is compared against this
MAX_DRAWS = 40


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GradientDraw:
    """Arguments of one call of `lstm_gradients`, and what is right for them."""

    x: FloatArray  # (T, M)
    W: Mapping[str, FloatArray]  # (D, M) by gate: "i", "f", "c", "o"
    U: Mapping[str, FloatArray]  # (D, D)
    b: Mapping[str, FloatArray]  # (D,)
    dh: FloatArray  # (T, D)
    expected: ExpectedGradients

    @property
    def parameters(self) -> tuple[tuple[str, Mapping[str, FloatArray]], ...]:
        """W, U and b with their names."""
        return (("W", self.W), ("U", self.U), ("b", self.b))

    @property
    def size(self) -> tuple[int, int, int]:
        """D, M, T."""
        return (self.dh.shape[1], self.x.shape[1], len(self.x))


def draw_gradients(seed: int, relative: float) -> tuple[GradientDraw, ...]:
    """Draw arguments of every size in `SIZES` from a class's seed.

    Parameters
    ----------
    seed
        Of the class; the stream is its own, so that other hidden numbers do not depend on it.
    relative
        The tolerance that a mistake has to exceed ten times.

    Raises
    ------
    AssignmentError
        If no draw tells the mistakes apart, which means that the tolerance leaves no room for it.
    """
    generator = np.random.Generator(np.random.PCG64([seed, 0x6E4]))
    for _ in range(MAX_DRAWS):
        draws = tuple(_draw(generator, *size) for size in SIZES)
        if tells_apart(draws, MARGIN * relative):
            return draws
    raise AssignmentError("no numbers for lstm_gradients tell every mistake apart at tolerances.gradients")


def _draw(generator: np.random.Generator, D: int, M: int, T: int) -> GradientDraw:
    """Draw until no gate is saturated and no block is faint beside the others."""

    def numbers(bound: float, *shape: int) -> FloatArray:
        return np.asarray(np.round(generator.uniform(-bound, bound, size=shape), 3), dtype=np.float64)

    while True:
        W = {key: numbers(1.2, D, M) for key in KEYS}
        U = {key: numbers(1.8, D, D) for key in KEYS}
        b = {key: numbers(0.5, D) for key in KEYS}
        x, dh = numbers(1.5, T, M), numbers(1.0, T, D)
        if _speaks(expect_gradients(x, W, U, b, dh, mistakes=False)):
            return GradientDraw(x=x, W=W, U=U, b=b, dh=dh, expected=expect_gradients(x, W, U, b, dh))


def _speaks(expected: ExpectedGradients) -> bool:
    low, high = OPEN
    largest = [float(np.abs(block).max()) for block in expected.right.values()]
    within = low < expected.gates.min() and expected.gates.max() < high
    return bool(within and min(largest) > FAINT * max(largest))


def scale(name: str, right: Blocks) -> float:
    """What a block's differences are measured against: its largest number, if that is not faint beside the others."""
    return max(float(np.abs(right[name]).max()), FAINT * max(float(np.abs(block).max()) for block in right.values()))


def tells_apart(draws: Sequence[GradientDraw], margin: float) -> bool:
    """Whether each mistake's blocks are right or off by `margin`, and any two mistakes differ by it in some block."""
    units = [{name: scale(name, draw.expected.right) for name in BLOCKS} for draw in draws]
    right = _in_blocks(draws, units, [draw.expected.right for draw in draws])
    wrong = [
        _in_blocks(draws, units, [draw.expected.wrong[number].blocks for draw in draws])
        for number in range(len(draws[0].expected.wrong))
    ]
    for one in wrong:
        off = [_off(one[name], right[name]) for name in BLOCKS]
        if any(SAME < by <= margin for by in off) or max(off) <= margin:
            return False
    flat = np.array([np.concatenate([one[name] for name in BLOCKS]) for one in wrong])
    return all((np.abs(flat[n + 1 :] - flat[n]).max(axis=1) > margin).all() for n in range(len(flat) - 1))


def _off(one: FloatArray, other: FloatArray) -> float:
    return float(np.abs(one - other).max())


def _in_blocks(
    draws: Sequence[GradientDraw], units: Sequence[Mapping[str, float]], given: Sequence[Blocks]
) -> dict[str, FloatArray]:
    """By block, all sizes in one row, each measured in its own unit; a wrong shape stands far off."""
    found: dict[str, FloatArray] = {}
    for name in BLOCKS:
        rows = []
        for draw, unit, blocks in zip(draws, units, given, strict=True):
            right = draw.expected.right[name]
            block = blocks[name]
            rows.append(block.ravel() / unit[name] if block.shape == right.shape else np.full(right.size, 1e9))
        found[name] = np.concatenate(rows)
    return found
