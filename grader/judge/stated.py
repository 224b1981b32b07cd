"""What the statements say that led to an answer: its very numbers, a file that is read, a remark beside them.

`slicing.py` finds these statements; here their text is read.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from grader.intake.submission import Source
from grader.judge.agree import FloatArray
from grader.observations import Place, Statement

_DECIMALS = re.compile(r"(?<![\w.])(?:\d{0,3}\.\d{1,20}(?:[eE][-+]?\d{1,2})?|\d{1,12}[eE]-\d{1,2})(?![\w.])")
_LITERALS = re.compile(r"(?<![\w.])(?:\d{1,12}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][-+]?\d{1,2})?(?![\w.])")
_DOCSTRING = re.compile(r"(\"\"\"|''').*?\1", re.DOTALL)
COMPARING = re.compile(r"allclose|assert|isclose|expected|==(?!\s*\d{1,3}\b(?!\.))")  # but not with a step's number
_COMMENT = re.compile(r"#.*")
MAKES_NO_NUMBERS = frozenset(
    "array tensor asarray as_tensor Tensor FloatTensor DoubleTensor round around float32 float64 float double "
    "DataFrame Series list numpy torch set_printoptions zeros ones empty LSTM LSTMCell manual_seed".split()
)
_STRINGS = re.compile(r"'[^'\n]{0,4000}'|\"[^\"\n]{0,4000}\"")
_TAKES_IN = frozenset("open input eval exec globals locals vars getattr setattr compile".split())
_READS = frozenset("loadtxt genfromtxt fromstring fromfile load read_csv read_table read_json read_excel".split())
TELLING = 0.05  # smaller numbers, zeros above all, stand in any program


def line_at(place: Place, source: Source) -> str:
    """The line of a place without its indentation; empty where it lies in another file."""
    lines = _lines_to(place, source)
    return lines[-1].strip() if lines and len(lines) == place.line else ""


def remark_above(place: Place, source: Source) -> str:
    """The last comment above a place that stands on a line of its own; in a notebook, perhaps a cell above it."""
    return _last_comment(_lines_to(place, source)) or (_remark_in_cells_above(place.cell, source) if place.cell else "")


def _last_comment(lines: Sequence[str]) -> str:
    stripped = (line.strip() for line in reversed(lines))
    return next((line for line in stripped if line.startswith("#")), "")


@functools.lru_cache(maxsize=64)
def _remark_in_cells_above(number: int, source: Source) -> str:
    """The last comment in the code, or heading or last line of a text, above a code cell."""
    above = itertools.takewhile(lambda cell: not (cell.code and cell.number == number), source.cells)
    for cell in reversed(list(above)):
        lines = _lines_of(cell.text.strip())
        if remark := _last_comment(lines) or ("" if cell.code else lines[-1].strip()):
            return remark
    return ""


def _lines_to(place: Place, source: Source) -> Sequence[str]:
    """The lines of a file, or of the notebook's cell, down to a place; none where it lies in another file."""
    if place.file != source.path:
        return ()
    text = source.text if place.cell is None else next((c.text for c in source.cells if c.number == place.cell), "")
    return _lines_of(text)[: max(place.line, 0)]


@functools.lru_cache(maxsize=8)  # each line that prints is asked for, of few texts
def _lines_of(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


def states(pieces: Sequence[Statement], source: Source, values: FloatArray) -> bool:
    """Whether statements hold the telling numbers of a sequence as literals, to two decimals.

    Docstrings, comments and what is there to compare with do not count.
    """
    text = code_of(pieces, source)
    return told("\n".join(line for line in text.split("\n") if not COMPARING.search(line)), values)


def told(text: str, values: FloatArray) -> bool:
    """Whether a text has the telling numbers of a sequence in it, to two decimals."""
    telling = {round(float(value), 2) for value in values if abs(value) > TELLING}
    if any(value.is_integer() for value in telling):
        return False  # whole numbers stand in any program
    return telling <= {round(float(number), 2) for number in _DECIMALS.findall(text)}


def reads_only(pieces: Sequence[Statement]) -> bool:
    """Whether statements read numbers and take nothing from a library that computes."""
    makers = {use.rpartition(".")[2] for piece in pieces for use in piece.libraries}
    return bool(pieces) and makers <= MAKES_NO_NUMBERS | _READS


def reads_something(pieces: Sequence[Statement]) -> bool:
    """Whether statements take what they work on from a file, a person, or a text that is run."""
    return any(
        _READS & {use.rpartition(".")[2] for use in piece.libraries} or _TAKES_IN & piece.uses for piece in pieces
    )


def count_numbers(pieces: Sequence[Statement], source: Source) -> int:
    """How many numbers stand in statements, every digit of a string for one."""
    text = code_of(pieces, source)
    strings = "".join(match.group() for match in _STRINGS.finditer(text))
    return len(_LITERALS.findall(_STRINGS.sub(" ", text))) + sum(letter.isdigit() for letter in strings)


def names_file(pieces: Sequence[Statement], source: Source, path: str) -> bool:
    """Whether statements speak of a file."""
    return PurePosixPath(path).name in code_of(pieces, source)


def spells(pieces: Sequence[Statement], source: Source, values: FloatArray) -> bool:
    """Whether every number of a sequence stands in statements that compute nothing, to two decimals.

    `print(buffer.getvalue())` computes nothing either, but what it prints came from elsewhere.
    """
    written = {round(float(number), 2) for number in _LITERALS.findall(code_of(pieces, source))}
    return {round(abs(float(value)), 2) for value in values} <= written


def cell_states(place: Place, source: Source, values: FloatArray) -> bool:
    """The same of a whole cell whose statements are not known, because it begins with a magic such as %%time."""
    text = next((cell.text for cell in source.cells if cell.code and cell.number == place.cell), "")
    whole = Statement(
        file=place.file,
        cell=place.cell,
        first=1,
        last=text.count("\n") + 1,
        definition=False,
        literal=False,
        defines=frozenset(),
        uses=frozenset(),
        libraries=frozenset(),
    )
    return text.lstrip().startswith("%%") and states([whole], source, values)


def code_of(pieces: Sequence[Statement], source: Source) -> str:
    """The text of statements, without docstrings and comments."""
    return _COMMENT.sub("", _DOCSTRING.sub("", "\n".join(_lines(piece, source) for piece in pieces)))


def _lines(piece: Statement, source: Source) -> str:
    text = source.text
    if piece.cell is not None:
        text = next((cell.text for cell in source.cells if cell.code and cell.number == piece.cell), "")
    return "\n".join(text.split("\n")[piece.first - 1 : piece.last])
