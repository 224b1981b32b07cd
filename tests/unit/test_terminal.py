"""The table of a class in the terminal: it fits, it has colours only where they are wanted, it obeys nobody."""

from __future__ import annotations

import dataclasses
import io

import pytest
from rich.cells import cell_len
from rich.console import Console
from test_report_files import report

from grader.model import Finding, Text
from grader.report.terminal import class_table, own_check

NAMES = ("张伟", "a" * 200, "学生" * 50, "\x1b[31mred", "[bold]x[/bold]")


def printed(lang: str, width: int, *, terminal: bool = False) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, highlight=False, force_terminal=terminal, color_system="auto")
    class_table(report(*NAMES), console, lang)
    return stream.getvalue()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_table_fits(lang, width):
    lines = printed(lang, width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert not any(line.endswith(" ") for line in lines)
    rows = lines[1 : 1 + len(NAMES)]
    assert all(row.count("~") == 4 for row in rows)  # a row for each, with its four parts
    assert "张伟" in rows[0]


def test_a_long_name_does_not_take_the_whole_width():
    lines = printed("en", 200).splitlines()
    assert max(map(cell_len, lines[: 1 + len(NAMES)])) < 80
    assert "a" * 31 + "…" in lines[2]


def test_who_could_not_be_read_is_named():
    finding = Finding(code="unreadable", part=None, message=Text(en="so", zh="是"), file="a.py", line=None)
    whole = report(*(f"s{k}" for k in range(7)))
    broken = [dataclasses.replace(one, findings=(finding,)) for one in whole.grades[1:]]
    stream = io.StringIO()
    damaged = dataclasses.replace(whole, grades=(whole.grades[0], *broken))
    class_table(damaged, Console(file=stream, width=80), "en")
    assert "6 could not be read, or not all of it: s1, s2, s3, s4, s5, and 1 more\n" in stream.getvalue()
    assert "could not be read" not in printed("en", 80)


def test_every_part_has_its_points_at_60_columns():
    row = printed("en", 60).splitlines()[1]
    assert row.split() == ["张伟", "50", "~", "15", "~", "12.5", "~", "12.5", "~", "10"]


def test_no_colours_where_there_is_no_terminal():
    assert "\x1b" not in printed("en", 60)


def test_colours_on_a_terminal(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[33m" in printed("en", 60, terminal=True)


def test_no_color_is_heard(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[33m" not in printed("en", 60, terminal=True)


def test_markup_in_a_name_is_text():
    assert "[bold]x[/bold]" in printed("en", 80)


def test_a_student_reads_the_words_for_students():
    from grader.assignment.load import load
    from grader.intake.submission import Submission
    from grader.scoring.rubric import fault

    work = Submission(id="a", files=("a.py",), sha256="0" * 64, contents={}, sources=(), troubles=())
    stream = io.StringIO()
    own_check(fault(work, load().assignment, "KeyError: 'secret'"), Console(file=stream, width=100), "en")
    assert "your teacher decides" in " ".join(stream.getvalue().split())
    assert "secret" not in stream.getvalue()
