"""The HTML report: a page for the class and one for each submission, plain files that open from a disk.

    out/index.html               the class
    out/submissions/0001.html    a submission, by its row: what a student is called never becomes a path

Almost every word on these pages was written by someone who is being graded. Three walls stand in a row:

    finalize      whatever string a template prints has its control characters shown (`safe_text.visible`),
    autoescape    and its markup escaped; `Markup` is made only of our own files and of what Pygments escaped;
    policy        were both passed, the browser still runs one script, known by its hash, and fetches nothing
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape
from pygments import highlight  # type: ignore[import-untyped]
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]
from pygments.lexers.python import PythonLexer  # type: ignore[import-untyped]

from grader.messages import say
from grader.model import PARTS, Finding, Grade, Report, Status, SubmissionStatus
from grader.report import words
from grader.report.safe_text import one_line, visible
from grader.report.write import write

TEMPLATES = Path(__file__).with_name("templates")
MAX_SOURCE = 200_000  # characters of a submission: a browser chokes on the megabytes that intake allows
MAX_COLOURED = 20_000  # and of a file: some rules of Pygments take time with its square, a minute for 200,000
# Which two lists of an evidence stand side by side, and from what distance on two numbers differ: an answer
# rounded to two decimals is off by 0.005 at most; two runs on the same numbers give the same floats.
_COMPARED = (("reference", "got", "expected", 0.0051), ("runs", "first", "second", 1e-6))
_SHOWN_APART = {"got", "expected", "first", "second", "first_difference", "found"}
_CELL = re.compile(r"(?P<file>.+\.ipynb)#(?P<cell>\d+|text)", re.DOTALL | re.IGNORECASE)
_PAGE = re.compile(r"\.?\d{4,}\.html.*", re.DOTALL)  # with a dot in front: left by a run that was killed

Sources = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of a source."""

    anchor: str
    markup: Markup
    findings: tuple[Finding, ...]  # those that name this line


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A file of a submission, or a cell of a notebook."""

    file: str
    cell: str | None  # number of a code cell, "text" of another; None of a file
    lines: tuple[_Line, ...]
    cut: bool  # whether the file goes on


def write_site(report: Report, out: Path, *, lang: str, sources: Mapping[str, Sources] = {}) -> None:
    """Write the pages of a class.

    Parameters
    ----------
    out
        Folder of the reports; pages of an earlier report in it are replaced or removed.
    lang
        Language that is shown first, ``en`` or ``zh``; both are in every page.
    sources
        What to show of each submission, by its id: see `render_submission`.
    """
    pages = out / "submissions"
    pages.mkdir(parents=True, exist_ok=True)
    for row, grade in enumerate(report.grades):
        write(pages / page_name(row), render_submission(report, row, lang, sources.get(grade.id, ())))
    write(out / "index.html", render_index(report, lang))
    written = {page_name(row) for row in range(len(report.grades))}
    for path in pages.iterdir():
        # Only what bears the name of a page of ours: the folder may hold something that we did not put there.
        if path.name not in written and _PAGE.fullmatch(path.name) and not path.is_dir():
            path.unlink(missing_ok=True)


def page_name(row: int) -> str:
    """Name the page of a row, counted from 0: ``0001.html`` for the first."""
    return f"{row + 1:04}.html"


def render_index(report: Report, lang: str) -> str:
    """Render the page of the class."""
    grades = report.grades
    tally = {part: Counter(one.parts[part].status for one in grades if part in one.parts) for part in PARTS}
    found: dict[str, dict[int, Grade]] = {}
    for row, grade in enumerate(grades):
        for finding in grade.findings:
            found.setdefault(finding.code, {})[row] = grade
    return _page(
        "index.html.jinja",
        lang,
        report=report,
        tally={part: counter for part, counter in tally.items() if counter},
        found=sorted(found.items(), key=lambda item: (-len(item[1]), item[0])),
        counts=Counter(grade.status for grade in grades),
        mean=math.fsum(grade.score for grade in grades) / max(len(grades), 1),
        pending=math.fsum(grade.pending for grade in grades),
    )


def render_submission(report: Report, row: int, lang: str, sources: Sources = ()) -> str:
    """Render the page of a submission.

    Parameters
    ----------
    row
        Its place in the report, counted from 0.
    sources
        Name and text of each file to show. A cell of a notebook can be shown on its own, under the name
        ``file.ipynb#3`` (the code cell 3, as messages count them) or ``file.ipynb#text`` (Markdown): findings
        tell a line within a cell, so only then can the line be marked.
    """
    grade = report.grades[row]
    shown: list[_Source] = []
    room = MAX_SOURCE
    for place, (name, text) in enumerate(sources, 1):
        shown.append(_source(place, name, visible(text), room, grade.findings))
        room = max(0, room - len(visible(text)))
    whole = [one for one in shown if one.cell is None]
    marked = {id(finding): line.anchor for one in shown for line in one.lines for finding in line.findings}
    return _page(
        "submission.html.jinja",
        lang,
        report=report,
        row=row,
        grade=grade,
        sources=shown,
        anchors=[marked.get(id(finding)) for finding in grade.findings],
        places={(one.file, number): line.anchor for one in whole for number, line in enumerate(one.lines, 1)},
    )


# -- what the templates are given ---------------------------------------------------------------------------


def _source(place: int, name: str, text: str, room: int, findings: Sequence[Finding]) -> _Source:
    cell = _CELL.fullmatch(name)
    here = [finding for finding in findings if finding.line and _is_in(finding, name, cell)]
    prose = cell["cell"] == "text" if cell else name.endswith((".md", ".txt"))
    lines = tuple(
        _Line(anchor=f"s{place}-l{row}", markup=line, findings=tuple(one for one in here if one.line == row))
        for row, line in enumerate(_highlight(text[:room], prose=prose), 1)
    )
    file, number = (cell["file"], cell["cell"]) if cell else (name, None)
    return _Source(file=file, cell=number, lines=lines, cut=len(text) > room)


def _is_in(finding: Finding, name: str, cell: re.Match[str] | None) -> bool:
    """Whether a finding's line is a line of this source; which cell it is in, only its message tells."""
    if cell is None:
        return finding.file == name and not name.lower().endswith(".ipynb")
    place = say("place.cell", file=cell["file"], cell=cell["cell"], line=finding.line).en
    return finding.file == cell["file"] and place in finding.message.en


def _highlight(text: str, *, prose: bool) -> list[Markup]:
    """Give the lines of a source as markup: escaped, and coloured where it is code of ordinary length."""
    lines = text.removesuffix("\n").split("\n")
    if prose or len(text) > MAX_COLOURED:
        return [escape(line) for line in lines]
    # Blank lines stay out of the lexer: over a run of them one of its rules takes time with the square of it.
    code = "\n".join(line for line in lines if line.strip())
    markup = iter(highlight(code, PythonLexer(stripnl=False), HtmlFormatter(nowrap=True)).split("\n"))
    return [Markup(next(markup)) if line.strip() else escape(line) for line in lines]


def _steps(evidence: Mapping[str, Any]) -> tuple[str, list[tuple[object, object, bool]]] | None:
    """Lay the numbers of an evidence side by side: what they are, and each step's two and if they agree."""
    for kind, left, right, tolerance in _COMPARED:
        one, other = evidence.get(left), evidence.get(right)
        if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
            return kind, [(a, b, _same(a, b, tolerance)) for a, b in zip_longest(one, other)]
    return None


def _same(a: object, b: object, tolerance: float) -> bool:
    # Anything but two finite numbers is a difference: NaN comes as text, and must never look right.
    return isinstance(a, (int, float)) and isinstance(b, (int, float)) and abs(a - b) <= tolerance


def _figure(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, (int, float)) else "–" if value is None else str(value)


def _spelled(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


# -- a page -------------------------------------------------------------------------------------------------


def _page(template: str, lang: str, **data: object) -> str:
    if lang not in words.LANGUAGES:
        raise ValueError(f"no such language: {lang}; there are {', '.join(words.LANGUAGES)}")
    return _templates().get_template(template).render(lang=lang, **data)


@functools.cache
def _templates() -> jinja2.Environment:
    def sent(value: object) -> object:
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=sent,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    policy = f"default-src 'none'; style-src '{_sha256(style)}'; script-src '{_sha256(script)}'"
    templates.globals.update(
        style=Markup(style),
        script=Markup(script),
        policy=f"{policy}; base-uri 'none'; form-action 'none'",
        words=words,
        Status=Status,
        SubmissionStatus=SubmissionStatus,
        page_name=page_name,
        shown_apart=_SHOWN_APART,
    )
    templates.filters["points"] = lambda value: f"{value:.2f}".rstrip("0").rstrip(".")
    templates.filters.update(figure=_figure, one_line=one_line, spelled=_spelled, steps=_steps)
    return templates


def _sha256(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
