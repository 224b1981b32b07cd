"""The code cells of a notebook as they are run: one that hangs is cut, so that those behind it run all the same.

Who runs a notebook stops a cell that hangs and goes on with the next.
"""

from __future__ import annotations

from grader.intake.submission import Source
from grader.judge.mishaps import code_of
from grader.judge.python_text import parse
from grader.observations import Observations
from grader.sandbox.box import Ending, Run

MOST_CUT = 3  # before the rest is given up
_IN_MID_RUN = (Ending.CPU_LIMIT, Ending.WALL_LIMIT, Ending.KILLED, Ending.EXITED)


class Cells:
    """The cells of a source; none where it is a script."""

    def __init__(self, source: Source) -> None:
        self._texts = {cell.number: cell.text for cell in source.cells if cell.code}
        self._cut = 0

    @property
    def numbered(self) -> tuple[tuple[int, str], ...]:
        """Number and text of each."""
        return tuple(self._texts.items())

    def cut_where_it_ended(self, observations: Observations, run: Run) -> bool:
        """Cut the cell in which a run ended, or ran out of memory, before the statement that did it.

        Returns
        -------
        Whether another run will come further: there are cells behind it.
        """
        number, line = self._ended_in(observations, run)
        if number is None or number == max(self._texts) or self._cut == MOST_CUT:
            return False
        text = self._texts[number]
        kept = "\n".join(text.split("\n")[: _lines_before(text, line)])
        self._texts[number] = kept
        self._cut += 1
        return kept != text

    def _ended_in(self, observations: Observations, run: Run) -> tuple[int | None, int]:
        """The cell in which a process ended before its time, or ran out of memory that others then lack; the line.

        The line is 0 where it is not known.
        """
        for end in observations.ends:
            if code_of(end) == "memory-limit":
                return end.cell, next((line for _, cell, line, _ in end.frames if cell == end.cell), 0)
        if observations.done or run.ending not in _IN_MID_RUN:
            return None, 0
        ended = {end.cell for end in observations.ends}
        number = next((number for number in self._texts if number not in ended), None)
        return number, run.at.line if run.at is not None and run.at.cell == number else 0


def _lines_before(text: str, line: int) -> int:
    """How many lines of a cell come before the top-level statement that holds a line."""
    tree = parse(text)
    statements = tree.body if tree is not None else []
    return next((one.lineno - 1 for one in statements if one.lineno <= line <= (one.end_lineno or one.lineno)), 0)
