"""Lines for a terminal: Chinese breaks between its characters, and no line ends in blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.segment import Segment, Segments
from rich.text import Text as Rich

# What begins no line and what ends none, as Chinese is set.
_NOT_FIRST = "，。、；：？！）」』】》〉〕”’…—"
_NOT_LAST = "（「『【《〈〔“‘"
_WIDE = r"\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
# 第 44 行, 第 3 个; a wide character with the marks that stay with it; a word of other scripts; then blanks
_UNIT = re.compile(
    rf"[{_NOT_LAST}]*(?:第 ?\d+ ?[{_WIDE}]|[^\s{_WIDE}{_NOT_FIRST}{_NOT_LAST}]+|[{_WIDE}]|[{_NOT_FIRST}])"
    rf"[{_NOT_FIRST}]*[^\S\n]*|[^\S\n]+|\S[^\S\n]*"
)


def print_wrapped(text: Rich | str, console: Console, indent: int = 0) -> None:
    """Print text in lines that fit the console, each of them indented."""
    whole = Rich(text) if isinstance(text, str) else text
    for line in wrapped(whole, max(console.width - indent, 1)):
        shown = Rich(" " * indent if line.plain else "")
        shown.append_text(line)
        console.print(shown, soft_wrap=True, highlight=False)


def wrapped(text: Rich, width: int) -> Iterator[Rich]:
    """Cut text into lines of at most so many cells; a word that is longer than a line is cut."""
    for line in text.split("\n", allow_blank=True):
        breaks, used = [], 0
        for start, end in _units(line.plain, width):
            unit = line.plain[start:end]
            if used and used + cell_len(unit.rstrip()) > width:
                breaks.append(start)
                used = 0
            used += cell_len(unit)
        for piece in line.divide(breaks):
            piece.rstrip()
            yield piece


def _units(plain: str, width: int) -> Iterator[tuple[int, int]]:
    """Where the pieces begin and end that stay whole."""
    for match in _UNIT.finditer(plain):
        start = match.start()
        if cell_len(match.group().rstrip()) <= width:
            yield match.span()
            continue
        for end in range(start + 1, match.end() + 1):
            if end == match.end() or cell_len(plain[start : end + 1]) > width:
                yield start, end
                start = end


def print_stripped(shown: RenderableType, console: Console) -> None:
    """Print a table without the blanks that fill its last column up."""
    segments: list[Segment] = []
    for line in console.render_lines(shown, pad=False):
        while line and not line[-1].text.strip():
            line.pop()
        if line:
            last = line.pop()
            line.append(Segment(last.text.rstrip(), last.style, last.control))
        segments += [*line, Segment.line()]
    console.print(Segments(segments), end="")
