"""The lines of a program that set a torch module up: where it is made, and where its input weights are stated.

A wrong weight shows where the module is called, and is mended where it was set. The text has to tell: what is written
to a parameter is not recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from grader.intake.submission import Language, Source
from grader.judge.modules import Pass
from grader.judge.python_text import GAP
from grader.observations import Place

_MADE = {"lstm_cell": re.compile(r"\bLSTMCell\s*\("), "lstm": re.compile(r"\bLSTM\s*\(")}
_WEIGHTS = {"lstm_cell": re.compile(r"\bweight_ih(?!_l)"), "lstm": re.compile(r"\bweight_ih(?:_l\d|(?!_))")}
_SHOWS = re.compile(r"^\s*print\s*\(")
_DEFINES = re.compile(r"^\s*(?:class|def)\b")


def where_made(made_of: Pass, sources: Sequence[Source]) -> Place:
    """Where the module of a pass is made; where it is called, if the text does not tell."""
    return _found(_MADE[made_of.kind], made_of.place, sources)


def where_weighted(made_of: Pass, sources: Sequence[Source]) -> Place:
    """Where the input weights of a pass's module are set; where it is called, if the text does not tell."""
    return _found(_WEIGHTS[made_of.kind], made_of.place, sources)


def _found(pattern: re.Pattern[str], called: Place, sources: Sequence[Source]) -> Place:
    """The first of the last lines that match together: before the call if there are such, else anywhere."""
    lines = [one for source in sources if source.path == called.file for one in _matching(pattern, source)]
    before = [one for one in lines if one <= (called.cell or 0, called.line)]
    lines = before or lines
    if not lines:
        return called
    first = last = lines[-1]
    for one in reversed(lines):
        if one[0] == first[0] and first[1] - one[1] <= GAP:
            first = one
        else:
            break
    cell, line = first if pattern in _WEIGHTS.values() else last
    return structs.replace(called, cell=cell or None, line=line)


def _matching(pattern: re.Pattern[str], source: Source) -> Iterator[tuple[int, int]]:
    """Cell (0 in a script) and line of what matches outside comments."""
    texts = [(cell.number, cell.text) for cell in source.cells if cell.code]
    if source.language is Language.SCRIPT:
        texts = [(0, source.text)]
    for cell, text in texts:
        for number, line in enumerate(text.split("\n"), start=1):
            code = line.partition("#")[0]
            if pattern.search(code) and not _SHOWS.search(code) and not _DEFINES.search(code):
                yield cell, number
