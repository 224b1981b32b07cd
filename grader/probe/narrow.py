"""Steps at which a bias decides, since a weight of 100 does not outweigh one of 10 there, or a gate stands half open.

Under the homework's own weights they show slips that its own inputs hide. The gates of the new weights let through
where that is seen, so that they show beside new rows, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Range = tuple[float, float]
HOMEWORK_EDGE = 0.1  # 10 / 100
GATE_LETTERS = {"candidate": "g", "input_gate": "i", "forget_gate": "f", "output_gate": "o"}


@dataclass(frozen=True, slots=True)
class Step:
    """Where the inputs of a step lie, in the homework's scale."""

    stored: Range  # of either sign
    write: Range
    show: Range
    opens: str  # letters of the gates of the new weights that let something through here
    half: bool = False  # it stands between open and shut
    faint: bool = False  # under the homework's weights it is given little or no memory


_WIDE, _MUCH, _SMALL, _HALF = (0.3, 2.0), (1.2, 2.0), (0.02, 0.08), (0.086, 0.094)
FIRST = Step(_MUCH, _WIDE, _WIDE, "gifo")  # who begins at the second step shows it
STEPS = (
    Step(_WIDE, _WIDE, _WIDE, "gio"),  # write
    Step(_WIDE, (-0.08, -0.02), _WIDE, "o"),  # keep, where a missing forget bias would lose
    Step(_WIDE, (-0.9, -0.3), _WIDE, "o", faint=True),  # wipe, which a weight of 10 would not
    Step(_MUCH, _HALF, _WIDE, "", half=True, faint=True),  # write a part, as tanh(i*a) would not
    Step(_WIDE, _SMALL, _WIDE, "go", faint=True),  # nothing, where a missing input bias would write
    Step(_WIDE, _WIDE, _SMALL, "gi", faint=True),  # write and show nothing, where a missing output bias would
    Step(_WIDE, _SMALL, _HALF, "", half=True),  # show a part, as tanh(o*c) would not
    Step(_WIDE, _SMALL, _WIDE, "o"),  # show what is left
)


@dataclass(frozen=True, slots=True)
class Placed:
    """The steps over some inputs."""

    inputs: FloatArray  # (T, 4): stored, write, show, 1
    open_at: Mapping[str, Sequence[int]]  # by gate, steps at which the new weights should let something through
    faint: npt.NDArray[np.bool_]  # (T,), steps that cannot show a wrong memory under the homework's weights


def placed(
    generator: np.random.Generator, inputs: FloatArray, edges: tuple[float, float], *, anywhere: bool = False
) -> Placed | None:
    """Write these steps over the last inputs, and the first; those half open only where there is room for all.

    Parameters
    ----------
    inputs
        (T, 4): stored, write, show, 1.
    edges
        Where these weights' biases decide, of write and show; 0.1 in the homework.
    anywhere
        Whether they may begin anywhere: a gate that goes by the step's number may show nowhere else.

    Returns
    -------
    None if there are too few steps.
    """
    steps = STEPS if len(inputs) >= len(STEPS) else tuple(step for step in STEPS if not step.half)
    if len(inputs) < len(steps):
        return None
    latest = len(inputs) - len(steps)
    where = dict(enumerate(steps, start=int(generator.integers(0, latest + 1)) if anywhere else latest))
    where[0] = FIRST
    at = list(where)
    low, high = np.moveaxis(np.array([(one.stored, one.write, one.show) for one in where.values()]), -1, 0)
    near = np.maximum(np.abs(low), np.abs(high)) < HOMEWORK_EDGE
    scale = np.where(near, [1.0, *np.divide(edges, HOMEWORK_EDGE)], 1.0)
    drawn = np.round(generator.uniform(low, high) * scale, 2)
    drawn[:, 0] *= generator.choice([-1.0, 1.0], size=len(at))
    inputs = inputs.copy()
    inputs[at, :3] = drawn
    open_at = {gate: [k for k, one in where.items() if letter in one.opens] for gate, letter in GATE_LETTERS.items()}
    faint = np.isin(np.arange(len(inputs)), [k for k, one in where.items() if one.faint])
    return Placed(inputs=inputs, open_at=open_at, faint=faint)
