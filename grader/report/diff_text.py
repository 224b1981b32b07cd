"""The difference between two reports, for a terminal: 60 columns are enough, so that it also fits a mail."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Rich

from grader.messages import say
from grader.model import CheckResult, Grade
from grader.report import words
from grader.report.compare import CheckChange, Difference, RowChange
from grader.report.safe_text import one_line, visible
from grader.report.words import SIGN

WIDTH = 60
SHARED = ("seed", "assignment", "isolation")  # what is not the name of a program


def print_difference(difference: Difference, console: Console, lang: str) -> None:
    """Print what differs; `console` is at least 60 columns wide."""
    for condition in difference.conditions:
        what = _say(lang, f"diff.{condition.what}") if condition.what in SHARED else condition.what
        _line(console, 0, f"{what}: {condition.old} → {condition.new}", "dim")
    if difference.conditions:
        console.print()
    for row in difference.changed:
        _row(row, console, lang)
    _rows(difference.added, _say(lang, "diff.added"), "+", console, lang)
    _rows(difference.removed, _say(lang, "diff.removed"), "-", console, lang)
    _line(
        console,
        0,
        _say(
            lang,
            "diff.summary",
            changed=len(difference.changed),
            added=len(difference.added),
            removed=len(difference.removed),
            unchanged=difference.unchanged,
        ),
    )


def _row(row: RowChange, console: Console, lang: str) -> None:
    gain = row.new.score - row.old.score
    head = f"{one_line(row.new.id)}  {_score(row.old, lang)} → {_score(row.new, lang)}"
    if gain:
        head += f"  ({gain:+.6g})"
    if row.handed_in_again:
        head += f"  {_say(lang, 'diff.again')}"
    _line(console, 0, head, "bold")
    for change in row.checks:
        _check(change, console, lang)
    console.print()


def _check(change: CheckChange, console: Console, lang: str) -> None:
    old, new = change.old, change.new
    statuses = f"{_status(old, lang)} → {_status(new, lang)}" if old.status is not new.status else _status(new, lang)
    _line(console, 2, f"{new.id}  {_points(old, lang)} → {_points(new, lang)} / {new.max_score:g}  {statuses}")
    for name, check in (("was", old), ("now", new)):
        said = _say(lang, f"diff.{name}")
        _line(console, 4, f"{said}: {_why(check, lang)}", "dim" if name == "was" else "")


def _rows(grades: Iterable[Grade], title: str, sign: str, console: Console, lang: str) -> None:
    found = list(grades)
    if not found:
        return
    _line(console, 0, f"{title}:", "bold")
    for grade in found:
        _line(console, 2, f"{sign} {one_line(grade.id)}  {_score(grade, lang)}")
    console.print()


def _score(grade: Grade, lang: str) -> str:
    return f"{grade.score:g}" + (f" (+{grade.pending:g} {_say(lang, 'diff.open')})" if grade.pending else "")


def _points(check: CheckResult, lang: str) -> str:
    return _say(lang, "diff.open") if check.pending else f"{check.score:g}"


def _status(check: CheckResult, lang: str) -> str:
    return f"{SIGN[check.status]} {getattr(words.status(check.status), lang)}"


def _why(check: CheckResult, lang: str) -> str:
    """What decided a check: a person's mark, else the program's message."""
    if check.mark is None or check.mark.score is None:
        return visible(getattr(check.message, lang))
    key = "diff.by" if check.mark.by else "diff.points"
    said = _say(lang, key, score=check.mark.score, by=one_line(check.mark.by))
    return said + (f": {visible(check.mark.comment)}" if check.mark.comment else "")


def _say(lang: str, key: str, **figures: object) -> str:
    text: str = getattr(say(key, **figures), lang)
    return text


def _line(console: Console, indent: int, text: str, style: str = "") -> None:
    # What is too long goes on in the next line, a little further in.
    console.print(Padding(Rich(text, style=style, overflow="fold"), (0, 0, 0, indent), expand=False))
