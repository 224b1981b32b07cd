"""Rows of inputs that stand in several cells of a notebook, one step or a few in each.

The cells are read before any of them runs, so that the rows of all of them can be told apart from rows that happen to
look like one: they have to stand there in order, all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .literals import Literal

Matrix = list[list[float]]
Mark = tuple[int, int, tuple[float, ...]]
"""Line, column and numbers of a row: what a cell is known by when it is compiled."""


class RowsAcrossCells:
    """The rows that cells state together."""

    def __init__(self, old: Matrix, new: Matrix) -> None:
        self._old, self._new = old, new
        self._cells: list[list[Mark]] = []
        self._at = 0  # cells run in their order
        self._plan: dict[int, list[tuple[Mark, int, int]]] | None = None

    def survey(self, literals: Sequence[Literal]) -> None:
        """Read a cell."""
        self._cells.append(self._marks(literals))

    def of(self, literals: Sequence[Literal]) -> Iterator[tuple[Literal, list[float]]]:
        """The rows of a cell that are some of those, and what is to be stated instead."""
        marks = self._marks(literals)
        if not marks or marks not in self._cells[self._at :]:
            return
        cell = self._cells.index(marks, self._at)
        self._at = cell + 1
        if self._plan is None:
            self._plan = self._made()
        for mark, step, width in self._plan.get(cell, ()):
            yield next(one for one in literals if _mark(one) == mark), self._new[step][:width]

    def _marks(self, literals: Sequence[Literal]) -> list[Mark]:
        rows = [row[:width] for width in (4, 3) for row in self._old]
        return sorted(_mark(one) for one in literals if one.numbers in rows)

    def _made(self) -> dict[int, list[tuple[Mark, int, int]]]:
        """What each cell has of sequences that no cell has alone."""
        plan: dict[int, list[tuple[Mark, int, int]]] = {}
        for width in (4, 3):
            for rows in self._sequences(width):
                if len({cell for cell, _ in rows}) > 1:
                    for step, (cell, mark) in enumerate(rows):
                        plan.setdefault(cell, []).append((mark, step, width))
        return plan

    def _sequences(self, width: int) -> Iterator[list[tuple[int, Mark]]]:
        """(cell, row) of each step, where all steps stand one after the other with so many columns."""
        group: list[tuple[int, Mark]] = []
        for cell, mark in ((cell, mark) for cell, marks in enumerate(self._cells) for mark in marks):
            row = list(mark[2])
            if len(row) != width:
                continue
            if row != self._old[len(group)][:width]:
                group = []
            if row == self._old[len(group)][:width]:
                group.append((cell, mark))
            if len(group) == len(self._old):
                yield group
                group = []


def _mark(one: Literal) -> Mark:
    return one.line, one.column, tuple(one.numbers)
