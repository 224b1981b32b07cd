"""A sequence that may be an answer: what it is made of, whose it is said to be, and whether it only stands there.

`attribute.py` makes most of them; `named.py` those that functions returned which were handed in by name.
"""

from __future__ import annotations

from dataclasses import dataclass

from grader.judge.agree import FloatArray
from grader.judge.labels import Label
from grader.judge.modules import Pass
from grader.judge.sequence import Form, Shown


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidate:
    """A sequence with what it is made of."""

    shown: Shown
    file_index: int  # of several files, in the order of their names
    made_of: Pass | None  # the pass of the plain run whose output this is
    moved: bool  # it moved in the shifted run: it depends on a module, if only by way of something else
    derived: bool  # it is no module's output, but changed from one, step by step
    uncalled: bool  # shown only because the grader called a function that the program does not
    label: Label  # the part that the student says it belongs to
    typed_in: bool  # the statements that made it hold only literals, and state it
    to_compare: bool  # they hold only literals, but it was neither stated as an answer nor printed: `expected = [...]`
    stated: bool = False  # by a function, whatever was computed in it
    written: str  # the line that printed it, as it is written; "" where it was not printed
    remark: str  # the last comment above that line, on a line of its own
    again: FloatArray | None  # the same sequence under other seeds
    pass_again: Pass | None  # the same pass under other seeds

    @property
    def order(self) -> tuple[int, int, int]:
        """Later answers count; of the same moment, the form that looks most like handing over."""
        return (self.file_index, self.shown.tick, int(self.shown.key.form))

    @property
    def printed(self) -> bool:
        """Whether it was shown to people."""
        return self.shown.key.form is Form.PRINT
