"""What the student calls things: headings, names and file names that say which part something belongs to.

Used only where what the values are made of does not decide: three answers by NumPy under three headings are one
answer and two copies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.intake.submission import Language, Source
from grader.protocol import Place

# Order matters: "nn.LSTMCell" also contains "LSTM". A bare "LSTM" says nothing: the whole homework is about it.
_WORDS = (
    ("lstm_cell", re.compile(r"lstm[\s_.-]?cell|(?<![a-z])cell(?![a-z])", re.IGNORECASE)),
    ("lstm", re.compile(r"nn\s*[._-]?\s*lstm(?![\s_.-]?cell)|(?:torch|pytorch)[\s_.-]{0,2}lstm|lstm[\s_]?(?:layer|module|层)", re.IGNORECASE)),
    ("numpy", re.compile(r"numpy|(?<![a-z])np(?![a-z.])|手写|手动", re.IGNORECASE)),
)  # fmt: skip
_FILE_ONLY = re.compile(r"(?<![a-z])lstm(?![a-z])", re.IGNORECASE)
_COMMENT = re.compile(r"#+\s?(.{0,200})")
MAX_HEADING = 80


def part_of(text: str) -> str | None:
    """Name the part that a short text speaks of; None if it speaks of none, or of several."""
    found = []
    for part, pattern in _WORDS:
        if pattern.search(text):
            found.append(part)
            text = pattern.sub(" ", text)
    return found[0] if len(found) == 1 else None


def _headings(source: Source, cell: int | None) -> list[tuple[int, str]]:
    """Comments that name a part, as (line, part); of one cell, those of Markdown before it come first."""
    found: list[tuple[int, str]] = []
    if source.language is Language.NOTEBOOK:
        text = next((one.text for one in source.cells if one.code and one.number == cell), "")
        before = ""
        for one in source.cells:
            if one.code and one.number == cell:
                break
            heading = _of_cell(one.text, one.code)
            before = heading or before
        if before:
            found.append((0, before))
    else:
        text = source.text
    for number, line in enumerate(text.split("\n"), start=1):
        if (match := _COMMENT.search(line)) and len(match.group(1)) <= MAX_HEADING and (part := part_of(match.group(1))):
            found.append((number, part))
    return found


def _of_cell(text: str, code: bool) -> str | None:
    parts = None
    for line in text.split("\n"):
        if not code and len(line) <= MAX_HEADING:
            parts = part_of(line) or parts
        elif code and (match := _COMMENT.search(line)):
            parts = part_of(match.group(1)) or parts
    return parts


def label(place: Place, sources: Sequence[Source]) -> str | None:
    """Which part the student says a place belongs to, by names, then headings, then the file's name."""
    for text in (place.name, *reversed(place.scope.split("."))):
        if text != "<module>" and (part := part_of(text.replace("_", " "))):
            return part
    source = next((one for one in sources if one.path == place.file), None)
    if source is None:
        return None
    before = [part for line, part in _headings(source, place.cell) if line <= place.line or not place.line]
    if before:
        return before[-1]
    stem = source.path.rpartition("/")[2].rpartition(".")[0]
    return part_of(stem) or ("lstm" if len(sources) > 1 and _FILE_ONLY.search(stem) else None)


_ATTEMPTS = {
    "numpy": re.compile(r"def\s+\w*sig\w*|(?:np|numpy|math)\s*\.\s*(?:exp|tanh)\b|\bexpit\b|def\s+lstm_numpy"),
    "lstm_cell": re.compile(r"\bLSTMCell\b|def\s+lstm_cell\b"),
    "lstm": re.compile(r"\bLSTM\s*\(|def\s+lstm\s*\("),
}


def attempted(source: Source) -> frozenset[str]:
    """Which parts a source has code for, as far as its text tells; it may never have run."""
    code = "\n".join(line.partition("#")[0] for line in source.text.split("\n"))
    return frozenset(part for part, pattern in _ATTEMPTS.items() if pattern.search(code))
