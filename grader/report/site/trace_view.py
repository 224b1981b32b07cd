"""The trace of a part as a table: a column for each step, the program's numbers over the reference's."""

from __future__ import annotations

import math
from dataclasses import dataclass

from grader.messages import say
from grader.model import Text, Trace, TraceRow

FORMULA = {
    "g": "tanh(w_g · x)",
    "i": "σ(w_i · x)",
    "f": "σ(w_f · x)",
    "o": "σ(w_o · x)",
    "c": "f · c + i · g",
    "y": "o · tanh(c)",
}
GATES = frozenset("ifo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A quantity at one step."""

    got: str  # "–" where it was not recognised
    reference: str
    differs: bool
    first: bool  # in the first step that differs


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A quantity over the steps."""

    letter: str
    formula: str
    gate: bool
    cells: tuple[Cell, ...]
    how: Text
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A trace, laid out."""

    part: str
    inputs: tuple[tuple[str, ...], ...]  # (T, 4)
    rows: tuple[Row, ...]
    first: int | None  # index of the first step that differs
    summary: Text
    excused: bool  # whether numbers stand there that differ and are excused

    @property
    def right(self) -> bool:
        """Whether nothing differs."""
        return self.first is None


def view(trace: Trace) -> View:
    """Lay out a trace."""
    difference = trace.first_difference
    first = None if difference is None else difference[0]
    summary = say("trace.right")
    if difference is not None:
        step, letter = difference
        row = next(one for one in trace.rows if one.letter == letter)
        got = "–" if row.got is None else figure(row.got[step])
        summary = say("trace.first", step=step + 1, letter=letter, got=got, expected=figure(row.reference[step]))
    return View(
        part=trace.part,
        inputs=tuple(tuple(figure(value) for value in row) for row in trace.inputs),
        rows=tuple(_row(row, first) for row in trace.rows),
        first=first,
        summary=summary,
        excused=any(_excused(row) for row in trace.rows),
    )


def _row(row: TraceRow, first: int | None) -> Row:
    how = say(f"trace.how.{row.how}", name=row.name) if row.how else say("trace.how.none")
    got = ["–"] * len(row.reference) if row.got is None else [figure(value) for value in row.got]
    return Row(
        letter=row.letter,
        formula=FORMULA[row.letter],
        gate=row.letter in GATES,
        cells=tuple(
            Cell(got=one, reference=figure(right), differs=not same, first=step == first)
            for step, (one, right, same) in enumerate(zip(got, row.reference, row.agrees, strict=True))
        ),
        how=how,
        known=row.got is not None,
    )


def _excused(row: TraceRow) -> bool:
    return (
        row.how == "parameters"
        and row.got is not None
        and all(row.agrees)
        and any(figure(a) != figure(b) for a, b in zip(row.got, row.reference, strict=True))
    )


def figure(value: float) -> str:
    """Write a number with three decimals at most: a difference that counts is larger."""
    if not math.isfinite(value):
        return str(value)
    if abs(value) >= 1e5:
        return f"{value:.2g}"
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text.replace("-", "−")
