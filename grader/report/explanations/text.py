"""Explanations for a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text as Rich

from grader.messages import say
from grader.model import Text
from grader.report.explanations.read import CODE_INDENT, Explanation
from grader.report.wrap import print_stripped, print_wrapped


def print_explanation(one: Explanation, console: Console, lang: str) -> None:
    """Print one explanation."""
    title = Rich(one.code, style="bold")
    title.append(f"  {_of(one.title, lang)}", style="dim")
    print_wrapped(title, console)
    console.print()
    print_wrapped(_of(one.words, lang), console)
    if one.equation:
        _heading("explain.equation", console, lang)
        print_wrapped(Rich(_of(one.equation, lang), style="cyan"), console, indent=len(CODE_INDENT))
    _heading("explain.example", console, lang)
    for line in _of(one.example, lang).split("\n"):
        if line.startswith(CODE_INDENT):
            console.print(Rich(line, style="cyan"), soft_wrap=True)
        else:
            print_wrapped(line, console)
    _heading("explain.next", console, lang)
    print_wrapped(_of(one.next, lang), console)


def print_list(found: Mapping[str, Explanation], console: Console, lang: str) -> None:
    """Print all codes by group, each with its few words."""
    for group in dict.fromkeys(one.group for one in found.values()):
        console.print(Rich(_of(say(f"concepts.{group}"), lang), style="bold"))
        table = Table.grid(padding=(0, 2, 0, 0))
        for one in found.values():
            if one.group == group:
                table.add_row(Rich(f"  {one.code}"), Rich(_of(one.title, lang), style="dim"))
        print_stripped(table, console)
        console.print()
    print_wrapped(_of(say("explain.how"), lang), console)


def _heading(key: str, console: Console, lang: str) -> None:
    console.print()
    console.print(Rich(_of(say(key), lang), style="bold"))


def _of(text: Text, lang: str) -> str:
    chosen: str = getattr(text, lang)
    return chosen
