"""The difference between two reports, for a terminal: 60 columns are enough, so that it also fits a mail."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Rich

from grader.model import CheckResult, Grade
from grader.report.compare import CheckChange, Difference, RowChange
from grader.report.safe_text import one_line, visible
from grader.report.words import SIGN, STATUS

WIDTH = 60
WORDS = {
    "en": {
        "summary": "{changed} changed, {added} added, {removed} removed, {unchanged} as before.",
        "again": "handed in again",
        "was": "was",
        "now": "now",
        "open": "open",
        "points": "{score:g} points given by a person",
        "by": "{score:g} points given by {by}",
        "added": "only in the new report",
        "removed": "only in the old report",
        "seed": "seed",
        "assignment": "assignment",
        "isolation": "isolation",
    },
    "zh": {
        "summary": "{changed} 份有变化，新增 {added}，减少 {removed}，{unchanged} 份不变。",
        "again": "重新提交",
        "was": "原",
        "now": "现",
        "open": "待评",
        "points": "教师评 {score:g} 分",
        "by": "{by} 评 {score:g} 分",
        "added": "仅在新报告中",
        "removed": "仅在旧报告中",
        "seed": "种子",
        "assignment": "作业",
        "isolation": "隔离",
    },
}


def print_difference(difference: Difference, console: Console, lang: str) -> None:
    """Print what differs; `console` is at least 60 columns wide."""
    words = WORDS[lang]
    for condition in difference.conditions:
        _line(console, 0, f"{words.get(condition.what, condition.what)}: {condition.old} → {condition.new}", "dim")
    if difference.conditions:
        console.print()
    for row in difference.changed:
        _row(row, console, lang)
    _rows(difference.added, words["added"], "+", console, lang)
    _rows(difference.removed, words["removed"], "-", console, lang)
    _line(
        console,
        0,
        words["summary"].format(
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
        head += f"  {WORDS[lang]['again']}"
    _line(console, 0, head, "bold")
    for change in row.checks:
        _check(change, console, lang)
    console.print()


def _check(change: CheckChange, console: Console, lang: str) -> None:
    old, new = change.old, change.new
    statuses = f"{_status(old, lang)} → {_status(new, lang)}" if old.status is not new.status else _status(new, lang)
    _line(console, 2, f"{new.id}  {_points(old, lang)} → {_points(new, lang)} / {new.max_score:g}  {statuses}")
    for name, check in (("was", old), ("now", new)):
        _line(console, 4, f"{WORDS[lang][name]}: {_why(check, lang)}", "dim" if name == "was" else "")


def _rows(grades: Iterable[Grade], title: str, sign: str, console: Console, lang: str) -> None:
    found = list(grades)
    if not found:
        return
    _line(console, 0, f"{title}:", "bold")
    for grade in found:
        _line(console, 2, f"{sign} {one_line(grade.id)}  {_score(grade, lang)}")
    console.print()


def _score(grade: Grade, lang: str) -> str:
    return f"{grade.score:g}" + (f" (+{grade.pending:g} {WORDS[lang]['open']})" if grade.pending else "")


def _points(check: CheckResult, lang: str) -> str:
    return WORDS[lang]["open"] if check.pending else f"{check.score:g}"


def _status(check: CheckResult, lang: str) -> str:
    return f"{SIGN[check.status]} {STATUS[check.status][lang]}"


def _why(check: CheckResult, lang: str) -> str:
    """What decided a check: a person's mark, else the program's message."""
    if check.mark is None or check.mark.score is None:
        return visible(getattr(check.message, lang))
    said = WORDS[lang]["by" if check.mark.by else "points"].format(score=check.mark.score, by=one_line(check.mark.by))
    return said + (f": {visible(check.mark.comment)}" if check.mark.comment else "")


def _line(console: Console, indent: int, text: str, style: str = "") -> None:
    # What is too long goes on in the next line, a little further in.
    console.print(Padding(Rich(text, style=style, overflow="fold"), (0, 0, 0, indent), expand=False))
