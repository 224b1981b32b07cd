"""Observations -> every sequence of T numbers that the program showed.

    container   a list, array, tensor, dict or table that held T numbers (or T + 1, the initial state first)
    return      what a function returned, whole
    steps       a variable that held one number at each step, over the last T times it was set
    print       T numbers printed at once, by one line over the steps, or in columns of it

Each comes with a `Key` that says where it arose, the same in every run of the program: so a sequence can be
followed from the plain run to the run in which the torch modules were shifted.
"""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from grader.judge.printed import Number, numbers
from grader.protocol import Numbers, Observations, Place, Printed, Seen

FloatArray = npt.NDArray[np.float64]
MAX_COLUMNS = 16
MAX_PRINT_PIECES = 400


class Form(enum.IntEnum):
    """How a sequence was shown; the more it looks like an answer that is handed over, the higher."""

    STEPS = 1
    RETURN = 2
    CONTAINER = 3
    PRINT = 4
    NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Where a sequence arose, in terms that hold for every run of the program."""

    form: Form
    place: Place
    path: str
    ordinal: int  # which of several at this place


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sequence:
    """T numbers that a program showed."""

    key: Key
    values: FloatArray  # (T,)
    tick: int  # when it was complete
    origin: str  # library:dtype
    decimals: int | None = None  # of a printed one: the most digits after the point; None: as many as floats have

    @property
    def place(self) -> Place:
        """Where it arose."""
        return self.key.place


def sequences(observations: Observations, steps: int) -> list[Sequence]:
    """Find every sequence of `steps` numbers in a run, in the order in which they were complete."""
    found = [*_held(observations.seen, steps), *_stepwise(observations.seen, steps), *_shown(observations.printed, steps)]
    return sorted(_numbered(found), key=lambda sequence: (sequence.tick, sequence.key.form))


def _numbered(found: Iterable[Sequence]) -> Iterator[Sequence]:
    """Give sequences of one place their ordinals, counted in the order of time."""
    counts: dict[tuple[Form, Place, str], int] = defaultdict(int)
    for sequence in sorted(found, key=lambda one: one.tick):
        key = sequence.key
        ordinal = counts[key.form, key.place, key.path]
        counts[key.form, key.place, key.path] += 1
        yield Sequence(
            key=Key(form=key.form, place=key.place, path=key.path, ordinal=ordinal),
            values=sequence.values,
            tick=sequence.tick,
            origin=sequence.origin,
            decimals=sequence.decimals,
        )


# -- values that hold a whole sequence ----------------------------------------------------------------------


def _held(seen: Iterable[Seen], steps: int) -> Iterator[Sequence]:
    for one in seen:
        form = Form.RETURN if one.place.kind == "return" else Form.CONTAINER
        for held in one.numbers:
            for path, values in rows(held, steps):
                key = Key(form=form, place=one.place, path=path, ordinal=0)
                yield Sequence(key=key, values=values, tick=one.tick, origin=held.origin)


def rows(held: Numbers, steps: int) -> Iterator[tuple[str, FloatArray]]:
    """Read sequences of `steps` numbers out of one value: itself, its columns, or its rows."""
    sizes = [size for size in held.shape if size != 1]
    if not sizes:
        if steps == 1 and held.values.size == 1:
            yield held.path, held.values
    elif sizes == [steps]:
        yield held.path, held.values
    elif sizes == [steps + 1] and held.values[0] == 0.0:
        yield held.path + "[1:]", held.values[1:]
    elif len(sizes) == 2:
        table = held.values.reshape(sizes)
        if sizes[0] in (steps, steps + 1) and sizes[1] <= MAX_COLUMNS:
            start = sizes[0] - steps
            for column in range(sizes[1]):
                if start == 0 or table[0, column] == 0.0:
                    yield f"{held.path}[:, {column}]", table[start:, column]
        if sizes[1] == steps and sizes[0] <= MAX_COLUMNS:
            for row in range(sizes[0]):
                yield f"{held.path}[{row}]", table[row]


# -- one number at each step --------------------------------------------------------------------------------


def _stepwise(seen: Iterable[Seen], steps: int) -> Iterator[Sequence]:
    if steps == 1:
        return
    by_place: dict[tuple[Place, str], list[tuple[int, float, str]]] = defaultdict(list)
    for one in seen:
        if one.place.kind in ("bind", "return", "append", "show"):
            for held in one.numbers:
                if held.values.size == 1:
                    by_place[one.place, held.path].append((one.tick, float(held.values[0]), held.origin))
    for (place, path), values in by_place.items():
        # Whole passes only: a variable set 18 times went through the nine steps twice.
        for start in range(len(values) % steps, len(values), steps):
            ticks, numbers_, origins = zip(*values[start : start + steps], strict=True)
            key = Key(form=Form.STEPS, place=place, path=path, ordinal=0)
            yield Sequence(key=key, values=np.array(numbers_), tick=ticks[-1], origin=origins[-1])


# -- printed numbers ----------------------------------------------------------------------------------------


def _shown(printed: Iterable[Printed], steps: int) -> Iterator[Sequence]:
    by_place: dict[Place, list[tuple[int, list[Number]]]] = defaultdict(list)
    for piece in printed:
        by_place[piece.place].append((piece.tick, numbers(piece.text)))
    for place, pieces in by_place.items():
        for tick, row in pieces[-MAX_PRINT_PIECES:]:
            yield from _printed_at_once(place, tick, row, steps)
        yield from _printed_by_steps(place, pieces[-MAX_PRINT_PIECES:], steps)
    yield from _printed_unrolled(printed, steps)


def _printed_at_once(place: Place, tick: int, row: list[Number], steps: int) -> Iterator[Sequence]:
    if len(row) == steps and steps > 1:
        yield _of_print(place, "", tick, row)
    elif len(row) == steps + 1 and row[0].value == 0.0:
        yield _of_print(place, "[1:]", tick, row[1:])
    elif len(row) > steps and len(row) % steps == 0 and len(row) // steps <= MAX_COLUMNS:
        width = len(row) // steps
        for column in range(width):  # a table printed at once: by columns, and by blocks
            yield _of_print(place, f"[{column}::{width}]", tick, row[column::width])
            yield _of_print(place, f"[{column}]", tick, row[column * steps : (column + 1) * steps])


def _printed_by_steps(place: Place, pieces: list[tuple[int, list[Number]]], steps: int) -> Iterator[Sequence]:
    """One line of code that printed at each step: its columns are sequences."""
    pieces = [(tick, row) for tick, row in pieces if row]
    for start in range(len(pieces) % steps, len(pieces), steps):
        chunk = pieces[start : start + steps]
        widths = {len(row) for _, row in chunk}
        if len(widths) == 1 and max(widths) <= MAX_COLUMNS:
            for column in range(widths.pop()):
                row = [numbers_[column] for _, numbers_ in chunk]
                yield _of_print(place, f"[:][{column}]", chunk[-1][0], row)


def _printed_unrolled(printed: Iterable[Printed], steps: int) -> Iterator[Sequence]:
    """Steps that are written out one by one, each with its own print: one number each, in one scope."""
    by_scope: dict[tuple[str, int | None, str], list[tuple[Printed, list[Number]]]] = defaultdict(list)
    for piece in printed:
        row = numbers(piece.text)
        if len(row) == 1:
            by_scope[piece.place.file, piece.place.cell, piece.place.scope].append((piece, row))
    for pieces in by_scope.values():
        lines = {piece.place.line for piece, _ in pieces}
        if len(lines) < steps:
            continue
        for start in range(0, len(pieces) - steps + 1):
            chunk = pieces[start : start + steps]
            if len({piece.place.line for piece, _ in chunk}) == steps:
                last = chunk[-1][0]
                yield _of_print(last.place, "[unrolled]", last.tick, [row[0] for _, row in chunk])


def _of_print(place: Place, path: str, tick: int, row: list[Number]) -> Sequence:
    digits = [number.decimals for number in row if number.decimals is not None]
    return Sequence(
        key=Key(form=Form.PRINT, place=place, path=path, ordinal=0),
        values=np.array([number.value for number in row]),
        tick=tick,
        origin="printed",
        decimals=max(digits) if digits and len(digits) == len(row) else None,
    )
