"""Explanations for a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Rich

from grader.messages import say
from grader.model import Text
from grader.report.explanations.read import CODE_INDENT, Explanation


def print_explanation(one: Explanation, console: Console, lang: str) -> None:
    """Print one explanation."""
    title = Rich(one.code, style="bold")
    title.append(f"  {_of(one.title, lang)}", style="dim")
    console.print(title)
    console.print()
    console.print(Rich(_of(one.words, lang)))
    if one.equation:
        _heading("explain.equation", console, lang)
        console.print(Padding(Rich(_of(one.equation, lang), style="cyan"), (0, 0, 0, len(CODE_INDENT))))
    _heading("explain.example", console, lang)
    for line in _of(one.example, lang).split("\n"):
        if line.startswith(CODE_INDENT):
            console.print(Rich(line, style="cyan"), soft_wrap=True)
        else:
            console.print(Rich(line))
    _heading("explain.next", console, lang)
    console.print(Rich(_of(one.next, lang)))


def print_list(found: Mapping[str, Explanation], console: Console, lang: str) -> None:
    """Print all codes by group, each with its few words."""
    for group in dict.fromkeys(one.group for one in found.values()):
        console.print(Rich(_of(say(f"concepts.{group}"), lang), style="bold"))
        table = Table.grid(padding=(0, 2, 0, 0))
        for one in found.values():
            if one.group == group:
                table.add_row(Rich(f"  {one.code}"), Rich(_of(one.title, lang), style="dim"))
        console.print(table)
        console.print()
    console.print(Rich(_of(say("explain.how"), lang)))


def _heading(key: str, console: Console, lang: str) -> None:
    console.print()
    console.print(Rich(_of(say(key), lang), style="bold"))


def _of(text: Text, lang: str) -> str:
    chosen: str = getattr(text, lang)
    return chosen
