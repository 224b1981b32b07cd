"""T numbers that a program showed, and where they arose."""

from __future__ import annotations

import enum

import msgspec
import numpy as np
import numpy.typing as npt

from grader.observations import Place

FloatArray = npt.NDArray[np.float64]
MAX_COLUMNS = 16  # of a table whose columns or rows are looked at as sequences
AS_TEXT = "python:str"  # the origin of numbers that were kept as text: what computed them was elsewhere


class Form(enum.IntEnum):
    """How a sequence was shown; the more it looks like an answer that is handed over, the higher."""

    STEPS = 1
    RETURN = 2
    CONTAINER = 3
    PRINT = 4
    NAMED = 5


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """Where a sequence arose, in terms that hold for every run of the program."""

    form: Form
    place: Place
    path: str
    ordinal: int  # which of several at this place


class Shown(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """T numbers that a program showed."""

    key: Key
    values: FloatArray  # (T,)
    tick: int  # when it was complete
    origin: str  # library:dtype
    decimals: int | None = None  # of a printed one: the most digits after the point; None: as many as floats have
    of_several: bool = False  # a step's function gave a few numbers at once, and this is one of them
    caption: str = ""  # of a printed one: the words before its numbers
    aside: str = ""  # what stood in brackets behind them
    header: str = ""  # of a printed one: the last line before it that had no numbers

    @property
    def place(self) -> Place:
        """Where it arose."""
        return self.key.place
