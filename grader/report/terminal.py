"""What a person reads in the terminal: the table of a class, and a student's own check."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Rich

from grader.model import PARTS, CheckResult, Finding, Grade, PartResult, Report, Status
from grader.report.safe_text import one_line, visible
from grader.report.words import CHECK, PART, SIGN, STATUS

STYLE = {
    Status.PASSED: "green",
    Status.PARTIAL: "yellow",
    Status.FAILED: "red",
    Status.MISSING: "dim",
    Status.REVIEW: "cyan",
    Status.ERROR: "bold red",
}
HEADINGS = {
    "en": {
        "id": "submission",
        "score": "score",
        "pending": "open",
        "numpy": "NumPy",
        "lstm_cell": "Cell",
        "lstm": "LSTM",
        "gradients": "6-4",
    },
    "zh": {
        "id": "提交",
        "score": "得分",
        "pending": "待评",
        "numpy": "NumPy",
        "lstm_cell": "Cell",
        "lstm": "LSTM",
        "gradients": "6-4",
    },
}
SUMMARY = {
    "en": "{count} submissions: {graded} graded, {review} with points still open, {error} on which the grader failed.",
    "zh": "共 {count} 份提交：已评 {graded}，尚有待评分数 {review}，评分程序出错 {error}。",
}
LEGEND = {
    "en": "✓ all points  ~ some  ✗ none  – not handed in  ? a person decides",
    "zh": "✓ 满分  ~ 部分得分  ✗ 未得分  – 未提交  ? 由教师决定",
}


def class_table(report: Report, console: Console, lang: str) -> None:
    """Print the table of a class, a row for each submission."""
    words = HEADINGS[lang]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(words["id"], overflow="ellipsis", no_wrap=True, min_width=8, ratio=1)
    table.add_column(words["score"], justify="right", no_wrap=True)
    table.add_column(words["pending"], justify="right", no_wrap=True)
    for part in PARTS:
        table.add_column(words[part], no_wrap=True)
    for grade in report.grades:
        cells = [_part(grade.parts[part]) for part in PARTS]
        table.add_row(
            Rich(one_line(grade.id)), f"{grade.score:g}", f"{grade.pending:g}" if grade.pending else "", *cells
        )
    console.print(table)
    counts = {"graded": 0, "review": 0, "error": 0}
    for grade in report.grades:
        counts[grade.status.value] += 1
    console.print()
    console.print(LEGEND[lang], style="dim", highlight=False)
    console.print(SUMMARY[lang].format(count=len(report.grades), **counts), highlight=False)


def _part(part: PartResult) -> Rich:
    points = "" if part.status is Status.MISSING else f" {part.score:g}"
    return Rich(SIGN[part.status] + points, style=STYLE[part.status])


# -- lstm-grade check ---------------------------------------------------------------------------------------

NEXT = {
    "right": {
        "en": "Everything that the program can decide is right.",
        "zh": "程序能够判定的部分全部正确。",
    },
    "wrong": {
        "en": "Next: look at the first ✗ above; where a line is named, begin there.",
        "zh": "下一步：从上面第一个 ✗ 看起；若指出了行号，就从那一行开始。",
    },
    "nothing": {
        "en": "Nothing that could be checked was found. Hand in a .py or .ipynb file with the three parts.",
        "zh": "没有找到可以检查的内容。请提交包含三个部分的 .py 或 .ipynb 文件。",
    },
    "missing": {
        "en": "Not handed in yet: {parts}.",
        "zh": "尚未完成：{parts}。",
    },
}
SCORE = {
    "en": "{score:g} of {max:g} points so far; {pending:g} are still open.",
    "zh": "目前 {score:g} 分（满分 {max:g}），另有 {pending:g} 分待评。",
}


def own_check(grade: Grade, console: Console, lang: str) -> None:
    """Print a student's check of their own work: what is right, what is not, why, and what to do next."""
    console.print(Rich(one_line(grade.id), style="bold"))
    general = [finding for finding in grade.findings if finding.part is None]
    for finding in general:
        _finding(finding, console, lang)
    for part in PARTS:
        result = grade.parts[part]
        if result.status is Status.MISSING:
            continue
        console.print()
        title = f"{PART[part][lang]}  {result.score:g}/{result.max_score:g}"
        console.print(Rich(title, style="bold"))
        for check in grade.checks:
            if check.part == part:
                _check(check, console, lang)
        for finding in grade.findings:
            if finding.part == part:
                _finding(finding, console, lang)
    console.print()
    for line in _what_next(grade, lang):
        console.print(line, highlight=False, markup=False)


def _check(check: CheckResult, console: Console, lang: str) -> None:
    name = CHECK[check.id.partition(".")[2]][lang]
    head = Rich(f"{SIGN[check.status]} ", style=STYLE[check.status])
    head.append(f"{name} ({STATUS[check.status][lang]}): ", style="bold")
    head.append(visible(getattr(check.message, lang)), style="")
    console.print(Padding(head, (0, 0, 0, 2)))


def _finding(finding: Finding, console: Console, lang: str) -> None:
    line = Rich(f"» {finding.code}: ", style="yellow")
    line.append(visible(getattr(finding.message, lang)), style="")
    console.print(Padding(line, (0, 0, 0, 2)))


def _what_next(grade: Grade, lang: str) -> Iterator[str]:
    yield SCORE[lang].format(score=grade.score, max=grade.max_score, pending=grade.pending)
    missing = [PART[part][lang] for part in PARTS if grade.parts[part].status is Status.MISSING]
    if len(missing) == len(PARTS):
        yield NEXT["nothing"][lang]
        return
    yield NEXT["right" if passes(grade) else "wrong"][lang]
    if missing:
        yield NEXT["missing"][lang].format(parts=("、" if lang == "zh" else ", ").join(missing))


def passes(grade: Grade) -> bool:
    """Whether every check that can be decided passed; what was not handed in does not count against it."""
    decided = [check.status for check in grade.checks if check.status not in (Status.REVIEW, Status.MISSING)]
    handed_in = any(check.status is not Status.MISSING for check in grade.checks)
    return handed_in and all(status is Status.PASSED for status in decided)
