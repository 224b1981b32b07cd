"""Proposals for hidden numbers, each the best of a good many at a glance; `draw.py` decides whether one will do."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from grader.probe.glance import may_tell, may_tell_slips, traces
from grader.probe.narrow import GATE_LETTERS, placed
from grader.probe.roles import Roles
from grader.probe.single_steps import steps_that_show

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
Numbers = tuple[FloatArray, Mapping[str, FloatArray]]  # inputs (T, 4), a row (4,) for each gate
GATES = tuple(GATE_LETTERS)
OPEN = 0.3  # a pre-activation at which a gate, rounded or not, lets something through
INPUTS = 50  # to choose from
ROWS = 200  # to choose from
AT_ONCE = 256  # weights that are looked at with the same inputs
EARLY = 2  # the step that wipes the memory: a sequence in halves is cut later, and the homework wipes its own later
# Some students' own weights leave no numbers of which this can be asked.
PATIENCE = 300  # after so many proposals in a row that leave some step in the dark, one of these has to do
STRICT = 200  # after so many of whole numbers that leave none there, those have to do, too
ANYWHERE = 1000  # after so many, the steps at which a bias decides may be anywhere


def whole(
    generator: np.random.Generator,
    shows: BoolArray,
    homework: Mapping[str, FloatArray],
    columns: Roles | None,
    margin: float,
) -> Iterator[Numbers]:
    """Whole numbers for the homework's weights; each step shows a wrong memory but two, which are always the same.

    These are the one that wipes the memory and the next, which finds none.

    Parameters
    ----------
    shows
        (T,), steps of the homework at which its output is not zero: none of them wipes the memory here.
    """
    rows = _stacked(homework)
    steps = np.arange(len(shows))
    wipe = int(min(steps, key=lambda step: (shows[step], abs(step - EARLY))))
    dark = np.isin(steps, (wipe, wipe + 1))
    in_the_dark = yielded = 0
    while in_the_dark < PATIENCE and yielded < STRICT:
        inputs = _whole(generator, len(shows), wipe, columns)
        if (dark | steps_that_show(traces(inputs, rows), margin)[0]).all():
            in_the_dark, yielded = 0, yielded + 1
            yield inputs, homework
        else:
            in_the_dark += 1
    while True:  # for some students' own weights none of these will do
        for _ in range(INPUTS):
            inputs = _whole(generator, len(shows), None, columns)
            if steps_that_show(traces(inputs, rows), margin)[0].sum() > len(shows) / 2:
                break
        yield inputs, homework


def fractional(generator: np.random.Generator, length: int, margin: float, single: float) -> Iterator[Numbers]:
    """Fractions, and weights that leave gates between open and shut; each step shows a wrong memory.

    Parameters
    ----------
    margin, single
        By how much mistakes must move some output: those that are made throughout, and those at a single step.
    """
    first_step = dict.fromkeys(GATES, (0,))
    return _telling(generator, lambda: (_fractions(generator, length), first_step), margin, single)


def narrow(
    generator: np.random.Generator,
    length: int,
    homework: Mapping[str, FloatArray],
    columns: Roles | None,
    margin: float,
    single: float,
) -> Iterator[Numbers]:
    """The same with inputs so small that the homework's biases decide, at some steps.

    Under the homework's weights, too, the same steps show a wrong memory, whatever is drawn.
    """
    rows = _stacked(homework)
    proposals = itertools.count()

    def propose() -> tuple[FloatArray, Mapping[str, Sequence[int]]]:
        anywhere = next(proposals) >= ANYWHERE
        for _ in range(INPUTS):
            inputs = _fractions(generator, length)
            steps = placed(generator, inputs, columns.edges, anywhere=anywhere) if columns is not None else None
            if columns is None or steps is None:
                break
            inputs = columns.placed(steps.inputs)
            if (steps.faint | steps_that_show(traces(inputs, rows), single)[0]).all():
                break
        return inputs, steps.open_at if steps is not None else dict.fromkeys(GATES, (0,))

    return _telling(generator, propose, margin, single, slips=True)


def _telling(
    generator: np.random.Generator,
    propose: Callable[[], tuple[FloatArray, Mapping[str, Sequence[int]]]],
    margin: float,
    single: float,
    *,
    slips: bool = False,
) -> Iterator[Numbers]:
    """Inputs as proposed, each with weights that show what can be seen at a glance.

    Parameters
    ----------
    slips
        Whether they are to show what weights like the homework's hide, too.
    """
    in_the_dark = 0
    while True:
        inputs, open_at = propose()
        rows = _rows(generator, inputs, open_at)
        good = may_tell(inputs, rows, margin) if len(inputs) > 1 else np.ones(len(rows), dtype=np.bool_)
        best = good & steps_that_show(traces(inputs, rows), single).all(axis=1)
        if slips and best.any():
            best[best] = may_tell_slips(inputs, rows[best], margin)
        if best.any():
            in_the_dark = 0
        elif in_the_dark < PATIENCE:
            in_the_dark += 1
            continue
        for row in rows[best] if best.any() else rows[[int(np.argmax(good))]]:
            yield inputs, _named(row)


def _stacked(rows: Mapping[str, FloatArray]) -> FloatArray:
    """A row for each gate as (1, 4, 4)."""
    return np.stack([rows[gate] for gate in GATES])[np.newaxis]


def _named(rows: FloatArray) -> dict[str, FloatArray]:
    return dict(zip(GATES, rows, strict=True))


def _whole(generator: np.random.Generator, length: int, wipe: int | None, columns: Roles | None) -> FloatArray:
    """Whole-number inputs in the homework's manner: small candidates, write and read at any step, wipe at one, or any.

    For weights of another kind: small whole numbers everywhere.
    """
    if columns is None:
        anything = generator.integers(-3, 4, size=(length, 3)).astype(np.float64)
        return np.column_stack([anything, np.ones(length)])
    candidate = generator.choice([-2.0, -1.0, 1.0, 2.0, 3.0], size=length)
    write = generator.choice([1.0, 1.0, 0.0, 0.0, -1.0] if wipe is None else [1.0, 0.0], size=length)
    if wipe is not None:
        write[wipe] = -1.0
        write[wipe + 1 :][:1] = 1.0  # else the step after it would find no memory either
    write[0] = 1.0  # who begins at the second step must show it
    read = generator.choice([1.0, 1.0, 0.0], size=length)
    if wipe is not None:
        read[wipe] = 1.0  # who wipes the memory only after it was read must show it
    return columns.placed(np.column_stack([candidate, write, read, np.ones(length)]))


def _fractions(generator: np.random.Generator, length: int) -> FloatArray:
    inputs = np.round(generator.uniform(-2.0, 2.0, size=(length, 3)), 2)
    return np.column_stack([inputs, np.ones(length)])


def _rows(generator: np.random.Generator, inputs: FloatArray, open_at: Mapping[str, Sequence[int]]) -> FloatArray:
    """Weights (AT_ONCE, 4, 4) that leave gates between open and shut, and never exactly on the edge of rounding.

    Parameters
    ----------
    open_at
        Steps of `inputs` at which a gate should let something through, if some of a good many rows allow it.
    """
    by_gate = []
    for gate in GATES:
        choice = np.round(generator.uniform(-2.0, 2.0, size=(ROWS, 4)), 3) + 0.0001
        if gate == "forget_gate":
            choice[:, 3] = np.abs(choice[:, 3])
        reached = choice @ inputs[list(open_at[gate])].T
        opens = ((np.abs(reached) if gate == "candidate" else reached) > OPEN).all(axis=1)
        by_gate.append(np.resize(choice[opens] if opens.any() else choice, (AT_ONCE, 4)))
    return np.stack(by_gate, axis=1)
