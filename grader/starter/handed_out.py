"""Which lines of a submission are not the student's: those that the starter files brought.

Only whole lines count as handed out, and only where they are unchanged: what a student writes between or below them
stays theirs.
"""

from __future__ import annotations

import functools

import msgspec

from grader.assignment.schema import Assignment
from grader.messages import LANGUAGES
from grader.starter.cells import cells
from grader.starter.forms import BESIDE, NOTEBOOK, SCRIPT

_SIGNS = "#%> \t"


def own_lines(text: str, handed_out: frozenset[str]) -> str:
    """Leave out what was handed out: Markdown, or comments with or without their signs."""
    return "\n".join(line for line in text.split("\n") if _bare(line) not in handed_out)


def handed_out(assignment: Assignment) -> frozenset[str]:
    """Give the lines of text of the starter files, in both languages, without the signs before them."""
    return _lines(msgspec.json.encode(assignment))


@functools.lru_cache(maxsize=8)
def _lines(encoded: bytes) -> frozenset[str]:
    assignment = msgspec.json.decode(encoded, type=Assignment)
    texts = [
        cell.text
        for lang in LANGUAGES
        for beside in (None, BESIDE)
        for file, notebook in ((SCRIPT, False), (NOTEBOOK, True))
        for cell in cells(assignment, lang, file=file, notebook=notebook, beside=beside)
        if not cell.code
    ]
    return frozenset(_bare(line) for text in texts for line in text.split("\n")) | {"[markdown]"}


def _bare(line: str) -> str:
    return line.strip().lstrip(_SIGNS).strip()
