"""What `lstm_gradients` returned, block by block: what agrees, and which classic mistake explains the rest.

There are twelve blocks: dL/dW, dL/dU and dL/db of each of the four gates. A block agrees if it does so at every
size that was drawn: in its shape, and each number within the tolerance, relative to the block's largest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from grader.observations import NamedCall, Numbers
from grader.oracle import BLOCKS, Blocks, WrongGradients
from grader.probe.draw_gradients import GradientDraw, scale

MOST_TO_SAY = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Returned:
    """One call: the arguments it had, and the blocks that came back, by name."""

    draw: GradientDraw
    blocks: Mapping[str, Numbers]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Compared:
    """The twelve blocks over all sizes."""

    off: Mapping[str, float]  # by block: the largest difference, relative; infinite where nothing comparable came
    misshapen: frozenset[str]  # blocks that were missing or of another shape at some size
    relative: float  # the tolerance

    @property
    def right(self) -> tuple[str, ...]:
        """Names of the blocks that agree."""
        return tuple(name for name in BLOCKS if self.off[name] <= self.relative)

    @property
    def share(self) -> float:
        """Share of the blocks that agree, 0 to 1."""
        return len(self.right) / len(BLOCKS)


def read(call: NamedCall, draw: GradientDraw) -> Returned:
    """Take the blocks of a call by their paths; of two with one path the first counts."""
    blocks: dict[str, Numbers] = {}
    for one in call.returned:
        if one.path in BLOCKS:
            blocks.setdefault(one.path, one)
    return Returned(draw=draw, blocks=blocks)


def compare(calls: Sequence[Returned], relative: float) -> Compared:
    """Hold the blocks of all calls against the reference."""
    off = {name: max(_off(call, name, call.draw.expected.right) for call in calls) for name in BLOCKS}
    misshapen = frozenset(name for name in BLOCKS if not all(_comparable(call, name) for call in calls))
    return Compared(off=off, misshapen=misshapen, relative=relative)


def _comparable(call: Returned, name: str) -> bool:
    got = call.blocks.get(name)
    return got is not None and got.shape == call.draw.expected.right[name].shape


def diagnose(calls: Sequence[Returned], relative: float) -> list[WrongGradients]:
    """Find the classic mistakes that give what was returned, in every block and at every size.

    Returns
    -------
    One mistake of each code that fits; none where more than two codes do.
    """
    found: dict[str, WrongGradients] = {}
    for number, wrong in enumerate(calls[0].draw.expected.wrong if calls else ()):
        if all(
            _off(call, name, call.draw.expected.wrong[number].blocks) <= relative for call in calls for name in BLOCKS
        ):
            found.setdefault(wrong.code, wrong)
    return list(found.values()) if len(found) <= MOST_TO_SAY else []


def _off(call: Returned, name: str, expected: Blocks) -> float:
    """How far a block is from what is expected; infinite for another shape. NaN agrees with nothing."""
    got = call.blocks.get(name)
    if got is None or got.shape != expected[name].shape:
        return float("inf")
    with np.errstate(invalid="ignore", over="ignore"):
        off = np.abs(got.values - expected[name].ravel()) / scale(name, call.draw.expected.right)
    return float(off.max()) if np.isfinite(off).all() else float("inf")
