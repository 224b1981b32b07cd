"""An assignment as a person reads it: points, what is accepted, tolerances with their reasons, limits, the numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text as Rich

from grader.assignment.schema import Assignment
from grader.messages import number, say
from grader.report import words
from grader.report.safe_text import one_line
from grader.report.wrap import print_stripped, print_wrapped

INDENT = (0, 2, 0, 2)


def print_assignment(
    assignment: Assignment, sha256: str, outputs: Mapping[str, Sequence[float]], console: Console, lang: str
) -> None:
    """Print an assignment.

    Parameters
    ----------
    outputs
        What the reference gives for the homework, (T,) by name: "real" and "rounded" gates, and "linear".
    """
    show = _Printer(console, lang)
    print_wrapped(Rich(one_line(getattr(assignment.title, lang)), style="bold"), console)
    print_wrapped(Rich(f"{one_line(assignment.id)}  sha256 {sha256[:12]}", style="dim"), console)
    _points(assignment, show)
    _rules(assignment, show)
    show.title("assignment.tolerances")
    for name in assignment.tolerances.__struct_fields__:
        tolerance: Any = getattr(assignment.tolerances, name)
        relative = name == "gradients"
        value = f"{tolerance.relative if relative else tolerance.absolute:g}"
        console.print(Rich(f"  {name}  {value}", style="bold"))
        print_wrapped(one_line(getattr(tolerance.reason, lang)), console, indent=4)
    _limits(assignment, show)
    _numbers(assignment, outputs, show)


class _Printer:
    """Titles, tables and words in one language."""

    def __init__(self, console: Console, lang: str) -> None:
        self.console = console
        self._lang = lang

    def words(self, key: str, **figures: Any) -> str:
        """Fill in a message."""
        found: str = getattr(say(key, **figures), self._lang)
        return found

    def title(self, key: str) -> None:
        """Print a heading."""
        self.console.print()
        self.console.print(Rich(self.words(key), style="bold cyan"))

    def table(self, rows: Sequence[Sequence[str]], headings: Sequence[str] = ()) -> None:
        """Print a table: the first column to the left, the others, which are numbers, to the right."""
        table = Table(box=None, pad_edge=False, padding=INDENT, show_header=bool(headings), header_style="bold")
        for column in range(len(rows[0])):
            title = headings[column] if headings else ""
            table.add_column(title, justify="left" if column == 0 else "right", no_wrap=True)
        for row in rows:
            table.add_row(*map(Rich, row))
        print_stripped(table, self.console)

    def part(self, name: str) -> str:
        """Name a part."""
        found: str = getattr(words.part(name), self._lang)
        return found

    def check(self, name: str) -> str:
        """Name a check."""
        found: str = getattr(words.check(name), self._lang)
        return found


def _points(assignment: Assignment, show: _Printer) -> None:
    show.title("assignment.points")
    rows: list[tuple[str, str]] = []
    for part in assignment.points.by_part():
        checks = {name: points for name, points in assignment.points.by_check().items() if name.startswith(f"{part}.")}
        rows.append((show.part(part), number(float(sum(checks.values())))))
        rows += [(f"  {name}  {show.check(name)}", number(float(points))) for name, points in checks.items()]
    rows.append((show.words("assignment.total"), number(assignment.max_score)))
    show.table(rows)


def _rules(assignment: Assignment, show: _Printer) -> None:
    show.title("assignment.rules")
    print_wrapped(f"accepted.activations  {', '.join(assignment.accepted.activations)}", show.console, indent=2)
    for code, share in assignment.shares.items():
        print_wrapped(f"shares.{code}  {share:.0%}", show.console, indent=2)
    deadline = assignment.deadline
    if deadline is None:
        print_wrapped(show.words("assignment.no-deadline"), show.console, indent=2)
        return
    figures = {"each": float(deadline.points_per_day), "most": float(deadline.at_most)}
    due = deadline.due.isoformat(sep=" ", timespec="minutes")
    words_ = show.words("assignment.deadline", due=due, grace=float(deadline.grace_minutes), **figures)
    print_wrapped(words_, show.console, indent=2)


def _limits(assignment: Assignment, show: _Printer) -> None:
    show.title("assignment.limits")
    limits = assignment.limits
    rows = [(name, f"{getattr(limits, name):g} s") for name in ("cpu_seconds", "wall_seconds")]
    rows += [
        (name, f"{number(getattr(limits, name) / 2**20)} MiB")
        for name in ("memory_bytes", "output_bytes", "file_bytes")
    ]
    show.table(rows)


def _numbers(assignment: Assignment, outputs: Mapping[str, Sequence[float]], show: _Printer) -> None:
    show.title("assignment.weights")
    weights = assignment.homework.weights.rows()
    show.table([(gate, *(f"{one:g}" for one in row)) for gate, row in weights.items()])
    show.title("assignment.numbers")
    headings = ["t", "x1", "x2", "x3", "x4", *(show.words(f"assignment.outputs.{name}") for name in outputs)]
    rows = [
        (str(step), *(f"{one:g}" for one in row), *(_figure(values[step - 1]) for values in outputs.values()))
        for step, row in enumerate(assignment.homework.inputs, start=1)
    ]
    show.table(rows, headings)


def _figure(value: float) -> str:
    text = f"{value:.6f}"
    return text.removeprefix("-") if float(text) == 0 else text
