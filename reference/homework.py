"""The homework in numbers: nine inputs, four weight rows, and the outputs they must give.

The numbers are Hung-yi Lee's slide example. Each input is `x_t = (x1, x2, x3, 1)`; the last one is the
constant that makes the fourth weight of a row its bias. There is one hidden unit, `h_0 = c_0 = 0`, and no
recurrent weight.

The expected outputs stand here as figures, not as calls: they were computed once with 60 decimal digits and
rounded to float64, so a mistake in `reference.lstm` cannot move them. The tests compute them again.

All arrays are read-only. A program that wrote into its input must not change what the next one is given.

Examples
--------
>>> INPUTS.shape, sorted(WEIGHTS)
((9, 4), ['candidate', 'forget_gate', 'input_gate', 'output_gate'])
>>> [f"{y:.2f}" for y in EXPECTED_REAL]
['0.00', '0.00', '0.00', '0.00', '0.00', '0.96', '0.00', '0.00', '0.76']
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

GATES = ("candidate", "input_gate", "forget_gate", "output_gate")
"""The names of the four weight rows, in the homework's order: g, i, f, o."""


def _read_only(numbers: Sequence[float] | Sequence[Sequence[float]]) -> npt.NDArray[np.float64]:
    array = np.array(numbers, dtype=np.float64)
    array.setflags(write=False)
    return array


INPUTS: npt.NDArray[np.float64] = _read_only(
    [
        [1, 0, 0, 1],
        [3, 1, 0, 1],  # x2 = 1: add 3 to the memory
        [2, 0, 0, 1],
        [4, 1, 0, 1],  # add 4
        [2, 0, 0, 1],
        [1, 0, 1, 1],  # x3 = 1: show the memory
        [3, -1, 0, 1],  # x2 = -1: wipe the memory
        [6, 1, 0, 1],  # add 6
        [1, 0, 1, 1],  # show the memory
    ]
)
"""The nine inputs, (9, 4): a row for each step."""

WEIGHTS: Mapping[str, npt.NDArray[np.float64]] = MappingProxyType(
    {
        "candidate": _read_only([1, 0, 0, 0]),
        "input_gate": _read_only([0, 100, 0, -10]),
        "forget_gate": _read_only([0, 100, 0, 10]),
        "output_gate": _read_only([0, 0, 100, -10]),
    }
)
"""The four weight rows, each (4,), by the names in `GATES`."""

EXPECTED_REAL: npt.NDArray[np.float64] = _read_only(
    [
        1.569620028237456e-09,
        3.448077421329666e-05,
        3.4480747126096974e-05,
        4.3746794604637654e-05,
        4.374664294047479e-05,
        0.9636236836486387,
        7.418664568343776e-44,
        3.457451720549964e-05,
        0.7615844497963268,
    ]
)
"""The outputs, (9,), with real sigmoids: a shut gate still lets 4.5e-5 through."""

EXPECTED_ROUNDED: npt.NDArray[np.float64] = _read_only(
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.9636286532510464, 0.0, 0.0, 0.7615889951160996]
)
"""The outputs, (9,), with the gates rounded to 0 and 1, as the homework's own NumPy solution has them.

They are tanh(tanh(3) + tanh(4)) and tanh(tanh(6)), because nothing leaks.
"""

EXPECTED_LINEAR: npt.NDArray[np.float64] = _read_only(
    [
        2.0609664827234725e-09,
        1.3619566707378592e-04,
        1.361936060137397e-04,
        3.1778508082347726e-04,
        3.177747759910679e-04,
        6.999500631688326,
        2.6037492066778328e-43,
        2.7238721221460637e-04,
        5.9997730106564875,
    ]
)
"""The outputs, (9,), of the slide: real sigmoids, but the identity where the homework's listings have tanh.

The slide prints them as 7 and 6. They are not the answer to the homework.
"""
