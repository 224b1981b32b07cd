"""What the student calls things: names, captions, headings and file names that say which part something belongs to.

Used only where what the values are made of does not decide: three answers by NumPy under three headings are one
answer and two copies.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from grader.intake.submission import Language, Source
from grader.judge.sequence import Shown

# Order matters: "nn.LSTMCell" also contains "LSTM". A bare "LSTM" says nothing: the whole homework is about it.
_WORDS = (
    ("lstm_cell", re.compile(r"lstm[\s_.-]?cell", re.IGNORECASE)),
    (
        "lstm",
        re.compile(
            r"nn\s*[._-]?\s*lstm|(?:torch|pytorch)[\s_.-]{0,2}lstm|lstm[\s_]?(?:layer|module|层)", re.IGNORECASE
        ),
    ),
    # what is written by hand in torch is no part
    ("numpy", re.compile(r"numpy|(?<![a-z])np(?![a-z.])|^(?!.*torch).*(?:手写|手动)", re.IGNORECASE | re.DOTALL)),
)
# In a name, "cell" may be the module or the memory cell, and "lstm" the module or the whole homework; with these
# neighbours it is the module.
_RESULT = r"(?:y|ys|h|hs|out|outs|output|outputs|res|result|results|pred|ans)"
_NAMES = (
    (
        "lstm_cell",
        re.compile(
            rf"(?<![a-z])(?:with|by|run|use|via|torch|{_RESULT})_?cell(?![a-z])|(?<![a-z])cell_?{_RESULT}(?![a-z])",
            re.IGNORECASE,
        ),
    ),
    ("lstm", re.compile(rf"(?<![a-z]){_RESULT}_?lstm(?![a-z])|(?<![a-z])lstm_?{_RESULT}(?![a-z])", re.IGNORECASE)),
)
_BARE_LSTM = re.compile(r"(?<![a-z])lstm(?![a-z])", re.IGNORECASE)
_CELL = re.compile(r"(?<![a-z])cell(?![a-z])", re.IGNORECASE)
_COMMENT = re.compile(r"#+\s?(.{0,200})")
# in a comment or a string, not as code
_SPEAKS_OF_CELL = re.compile(r"(?:#|['\"])[^\n]{0,80}LSTM[ _]?Cell", re.IGNORECASE)
MAX_HEADING = 80
SHORT_HEADING = 24
_LSTM_HEADING = re.compile(
    r"#+\s*[\d.、()（） ]{0,8}(?:使用|用)?\s*LSTM\s*(?:实现|层|版|layer|module)?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Label:
    """A part that something is said to belong to, and whether it says so itself or only stands under a heading."""

    part: str | None = None
    own: bool = False


@functools.lru_cache(maxsize=512)  # a program shows the same few names and captions again and again
def part_of(text: str, *, contrast: bool = False) -> str | None:
    """Name the part that a short text speaks of; None if it speaks of none, or of several.

    In contrast to an LSTMCell that the same program speaks of, a bare "LSTM" is nn.LSTM.
    """
    found = []
    for part, pattern in _WORDS:
        if pattern.search(text):
            found.append(part)
            text = pattern.sub(" ", text)
    if not found and contrast and _BARE_LSTM.search(text):
        return "lstm"
    return found[0] if len(found) == 1 else None


@functools.lru_cache(maxsize=512)
def part_of_name(name: str) -> str | None:
    """Name the part that the name of a variable, function or class speaks of."""
    return part_of(name.replace("_", " ")) or next((part for part, pattern in _NAMES if pattern.search(name)), None)


def label(shown: Shown, sources: Sequence[Source]) -> Label:
    """Which part the student says a sequence belongs to: by caption, names, headings, then the file's name."""
    place = shown.place
    contrast = any(_speaks_of_cell(one) for one in sources)
    if part := part_of(shown.caption, contrast=contrast):
        return Label(part, own=True)
    for text in (place.name, shown.key.path, *reversed(place.scope.split("."))):
        if text not in ("", "<module>") and (part := _named_after(text, sources)):
            return Label(part, own=True)
    if part := part_of(shown.header, contrast=contrast):
        return Label(part)
    source = next((one for one in sources if one.path == place.file), None)
    if source is None:
        return Label()
    before = [part for line, part in _headings(source, place.cell, contrast) if line <= place.line]
    if before:
        return Label(before[-1])
    stem = source.path.rpartition("/")[2].rpartition(".")[0]
    return Label(part_of(stem) or _part_of_file(stem, sources))


def _part_of_file(stem: str, sources: Sequence[Source]) -> str | None:
    """The part that one of several files is for, where its name has "LSTM" in it: `lstm.py` beside `cell_lstm.py`.

    Where no file speaks of torch, none is for a part of torch.
    """
    if len(sources) < 2 or not _BARE_LSTM.search(stem) or not any("torch" in one.text for one in sources):
        return None
    return "lstm_cell" if _CELL.search(stem) else "lstm"


def _named_after(name: str, sources: Sequence[Source]) -> str | None:
    """The part that a name speaks of; where there is no torch, `lstm_y` is what the whole homework is about."""
    part = part_of_name(name)
    sure = part is None or part_of(name.replace("_", " ")) or any("torch" in one.text for one in sources)
    return part if sure else None


@functools.lru_cache(maxsize=256)
def _speaks_of_cell(source: Source) -> bool:
    return "torch" in source.text and _SPEAKS_OF_CELL.search(source.text) is not None


@functools.lru_cache(maxsize=256)
def _headings(source: Source, cell: int | None, contrast: bool) -> list[tuple[int, str]]:
    """Comments that name a part, as (line, part); of one cell, what was said before it comes first."""
    found: list[tuple[int, str]] = []
    text = source.text
    if source.language is Language.NOTEBOOK:
        text = ""
        before: str | None = None
        for one in source.cells:
            if one.code and one.number == cell:
                text = one.text
                break
            before = _last_heading(one.text, contrast, comments=one.code) or before
        if before:
            found.append((0, before))
    return found + _comments(text, contrast)


def _comments(text: str, contrast: bool) -> list[tuple[int, str]]:
    """Comments of code that name a part, but for those that together name several: the text of the whole homework."""
    found: list[tuple[int, str]] = []
    lines = list(enumerate(text.split("\n"), start=1))
    for comments, block in itertools.groupby(lines, key=lambda line: line[1].lstrip().startswith("#")):
        here = [(number, part) for number, line in block if (part := _heading(line, contrast, comments=True))]
        if not comments or len({part for _, part in here}) < 2:
            found += here
    return found


def _last_heading(text: str, contrast: bool, *, comments: bool) -> str | None:
    if comments:
        return next((part for _, part in reversed(_comments(text, contrast))), None)
    parts = [part for line in text.split("\n") if (part := _heading(line, contrast, comments=False))]
    return parts[-1] if len(set(parts)) == 1 else None  # of several, the text of the whole homework


def _heading(line: str, contrast: bool, *, comments: bool) -> str | None:
    """The part that a line of Markdown, or the comment in a line of code, names."""
    if comments:
        match = _COMMENT.search(line)
        line = match.group(1) if match else ""
    else:
        contrast = contrast and _LSTM_HEADING.match(line) is not None  # "LSTM homework" is a title, no part
    return part_of(line, contrast=contrast and len(line) <= SHORT_HEADING) if 0 < len(line) <= MAX_HEADING else None
