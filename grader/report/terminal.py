"""What a person reads in the terminal: the table of a class, and a student's own check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text as Rich

from grader.messages import listed, number, say
from grader.model import CheckResult, Finding, Grade, PartResult, Report, Status, SubmissionStatus, Text
from grader.report import once, words
from grader.report.safe_text import one_line, visible
from grader.report.words import SIGN
from grader.report.wrap import print_stripped, print_wrapped

STYLE = {
    Status.PASSED: "green",
    Status.PARTIAL: "yellow",
    Status.FAILED: "red",
    Status.MISSING: "dim",
    Status.REVIEW: "cyan",
    Status.ERROR: "bold red",
}
SHORTEST_ID = 8
LONGEST_ID = 32  # cells, however wide the terminal is
GAP = 2


def class_table(report: Report, console: Console, lang: str) -> None:
    """Print the table of a class, a row for each submission; it fits 60 columns."""
    rows = [
        [Rich(number(grade.score)), Rich(number(grade.pending) if grade.pending else "")]
        + [_part(part) for part in grade.parts.values()]
        for grade in report.grades
    ]
    headings = [Rich(_say(lang, f"terminal.{name}")) for name in ("score", "open", *report.parts)]
    # The points are never cut: what a long name may take is what they leave.
    widths = [max(cell.cell_len for cell in column) for column in zip(headings, *rows, strict=True)]
    room = min(max(console.width - sum(widths) - GAP * (len(widths) + 1), SHORTEST_ID), LONGEST_ID)
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold")
    table.add_column(_say(lang, "terminal.submission"), overflow="ellipsis", no_wrap=True, max_width=room)
    for heading, width, justify in zip(
        headings, widths, ("right", "right", *["left"] * len(report.parts)), strict=True
    ):
        table.add_column(heading, justify=justify, no_wrap=True, min_width=width)  # type: ignore[arg-type]
    for grade, row in zip(report.grades, rows, strict=True):
        table.add_row(Rich(one_line(grade.id)), *row)
    print_stripped(table, console)
    states = Counter(grade.status.value for grade in report.grades)
    counts = {state.value: states[state.value] for state in SubmissionStatus}
    console.print()
    print_wrapped(Rich(_say(lang, "terminal.legend"), style="dim"), console)
    print_wrapped(_say(lang, "terminal.summary", count=len(report.grades), **counts), console)
    unreadable = [one_line(one.id) for one in report.grades if any(two.code == "unreadable" for two in one.findings)]
    if unreadable:
        names = listed(unreadable)
        print_wrapped(_say(lang, "terminal.unreadable", count=len(unreadable), names=names), console)


def _say(lang: str, key: str, **figures: Any) -> str:
    words: str = getattr(say(key, **figures), lang)
    return words


def _part(part: PartResult) -> Rich:
    points = "" if part.status is Status.MISSING else f" {number(part.score)}"
    return Rich(SIGN[part.status] + points, style=STYLE[part.status])


# -- lstm-grade check ---------------------------------------------------------------------------------------


def own_check(grade: Grade, console: Console, lang: str) -> None:
    """Print a student's check of their own work: what is right, what is not, why, and what to do next."""
    console.print(Rich(one_line(grade.id), style="bold"))
    general = [finding for finding in grade.findings if finding.part is None]
    for finding in general:
        _finding(finding, console, lang)
    for part, result in grade.parts.items():
        if result.status is Status.MISSING:
            continue
        console.print()
        title = f"{_of(words.part(part), lang)}  {number(result.score)}/{number(result.max_score)}"
        console.print(Rich(title, style="bold"))
        for check in once.checks(grade):
            if check.part == part:
                _check(check, console, lang)
        for finding in grade.findings:
            if finding.part == part:
                _finding(finding, console, lang)
    console.print()
    for line in what_next(grade, lang):
        print_wrapped(line, console)


def _check(check: CheckResult, console: Console, lang: str) -> None:
    name = _of(words.check(check.id), lang)
    head = Rich(f"{SIGN[check.status]} ", style=STYLE[check.status])
    head.append(_say(lang, "terminal.check", name=name, status=words.status(check.status), message=""), style="bold")
    head.append(visible(_of(check.message.for_student, lang)), style="")
    print_wrapped(head, console, indent=2)


def _finding(finding: Finding, console: Console, lang: str) -> None:
    line = Rich(_say(lang, "terminal.finding", code=finding.code, message=""), style="yellow")
    line.append(visible(_of(finding.message.for_student, lang)), style="")
    print_wrapped(line, console, indent=2)


def what_next(grade: Grade, lang: str) -> Iterator[str]:
    """Say how many points there are, what to do next, and what is missing: a sentence each."""
    yield _say(lang, "terminal.points", score=grade.score, max=grade.max_score, pending=grade.pending)
    missing = [_of(words.part(part), lang) for part, one in grade.parts.items() if one.status is Status.MISSING]
    stub = _first_stub(grade)
    if len(missing) == len(grade.parts):
        yield _say(lang, "terminal.stubs", name=stub) if stub else _say(lang, "terminal.nothing")
        return
    yield _say(lang, "terminal.right" if passes(grade) else "terminal.wrong")
    if grade.findings:
        yield _say(lang, "terminal.explain", code=grade.findings[0].code)
    if missing:
        yield _say(lang, "terminal.missing", parts=("、" if lang == "zh" else ", ").join(missing))
    if stub:
        yield _say(lang, "terminal.next-stub", name=stub)


def _first_stub(grade: Grade) -> str | None:
    """The first function of a starter file that is still as it was handed out."""
    found = (check.evidence.get("stub") for check in grade.checks if check.status is Status.MISSING)
    return next((name for name in found if isinstance(name, str)), None)


def _of(text: Text, lang: str) -> str:
    chosen: str = getattr(text, lang)
    return chosen


def passes(grade: Grade) -> bool:
    """Whether every check that can be decided passed; what was not handed in does not count against it."""
    decided = [check.status for check in grade.checks if check.status not in (Status.REVIEW, Status.MISSING)]
    handed_in = any(check.status is not Status.MISSING for check in grade.checks)
    return handed_in and all(status is Status.PASSED for status in decided)
