"""What was handed in, line by line: coloured, with each finding at the line that it names."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape
from pygments import highlight  # type: ignore[import-untyped]
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]
from pygments.lexers.python import PythonLexer  # type: ignore[import-untyped]

from grader.intake.submission import Submission, pieces
from grader.model import Finding
from grader.report.safe_text import visible

MAX_SOURCE = 200_000  # characters of a submission: a browser chokes on the megabytes that intake allows
MAX_COLOURED = 20_000  # and of a file: some rules of Pygments take time with its square, a minute for 200,000
_CELL = re.compile(r"(?P<file>.+\.ipynb)#(?P<cell>\d+|text)", re.DOTALL | re.IGNORECASE)
# Of Pygments' classes the style sheet colours keywords, strings, comments, numbers and what is defined; the others only
# weigh. Their text is escaped, so "[^<]*" reaches to the end of the span.
_UNSTYLED = re.compile(r'<span class="(?!k|s|c|m|ow"|nf"|nc"|fm"|nd")\w*">([^<]*)</span>')

Sources = Sequence[tuple[str, str]]
"""Name and text of each file; of a notebook ``file.ipynb#3`` (code cell 3) or ``file.ipynb#text`` (Markdown)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a source."""

    anchor: str
    markup: Markup
    findings: tuple[Finding, ...]  # those that name this line
    wanted: bool  # whether a finding or a passage of evidence leads here


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A file of a submission, or a cell of a notebook."""

    file: str
    cell: str | None  # number of a code cell, "text" of another; None of a file
    lines: tuple[Line, ...]
    cut: bool  # whether the file goes on


def of_submission(submission: Submission) -> list[tuple[str, str]]:
    """Give what a submission's page shows of it: its files, and the cells of its notebooks."""
    return [(name, text) for name, text, _ in pieces(submission)]


def views(sources: Sources, findings: Sequence[Finding], passages: Collection[tuple[str, int | None]]) -> list[View]:
    """Lay out the sources of a submission, as far as a browser can bear.

    Parameters
    ----------
    passages
        File and line of the passages that are shown elsewhere on the page, and lead here.
    """
    shown: list[View] = []
    room = MAX_SOURCE
    for place, (name, text) in enumerate(sources, 1):
        safe = visible(text)
        shown.append(_view(place, name, safe, room, findings, passages))
        room = max(0, room - len(safe))
    return shown


def _view(
    place: int,
    name: str,
    text: str,
    room: int,
    findings: Sequence[Finding],
    passages: Collection[tuple[str, int | None]],
) -> View:
    cell = _CELL.fullmatch(name)
    here = [finding for finding in findings if finding.line and _is_in(finding, name, cell)]
    prose = cell["cell"] == "text" if cell else name.endswith((".md", ".txt"))
    by_line: dict[int | None, tuple[Finding, ...]] = {}
    for finding in here:
        by_line[finding.line] = (*by_line.get(finding.line, ()), finding)
    lines = tuple(
        Line(
            anchor=f"s{place}-l{row}",
            markup=line,
            findings=by_line.get(row, ()),
            wanted=row in by_line or (name, row) in passages,
        )
        for row, line in enumerate(_highlight(text[:room], prose=prose), 1)
    )
    file, number = (cell["file"], cell["cell"]) if cell else (name, None)
    return View(file=file, cell=number, lines=lines, cut=len(text) > room)


def _is_in(finding: Finding, name: str, cell: re.Match[str] | None) -> bool:
    """Whether a finding's line is a line of this source."""
    if cell is None:
        return finding.file == name and not name.lower().endswith(".ipynb")
    return (finding.file, str(finding.cell)) == (cell["file"], cell["cell"])


@functools.lru_cache(maxsize=16)  # the staff's page and the student's are made one after the other
def _highlight(text: str, *, prose: bool) -> Sequence[Markup]:
    """Give the lines of a source as markup: escaped, and coloured where it is code of ordinary length."""
    lines = text.removesuffix("\n").split("\n")
    if prose or len(text) > MAX_COLOURED:
        return [escape(line) for line in lines]
    # Blank lines stay out of the lexer: over a run of them one of its rules takes time with the square of it.
    code = "\n".join(line for line in lines if line.strip())
    markup = iter(_UNSTYLED.sub(r"\1", highlight(code, PythonLexer(stripnl=False), _formatter())).split("\n"))
    return [Markup(next(markup)) if line.strip() else escape(line) for line in lines]


@functools.cache
def _formatter() -> HtmlFormatter:
    """Make what writes the spans, with its table of styles: the same for every source."""
    return HtmlFormatter(nowrap=True)
