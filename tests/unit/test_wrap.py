"""Lines for a terminal: they fit, Chinese breaks between its characters, and nothing is lost."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Rich

from grader.report.wrap import print_wrapped, wrapped

CHINESE = "程序因 NameError 停止（见 task.py 第 44 行）。此前已算出的结果仍然有效，请先看这一行。"


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in wrapped(Rich(text), width)]


@pytest.mark.parametrize("width", range(14, 100))
def test_chinese_fills_its_lines(width):
    found = lines(CHINESE, width)
    assert max(map(cell_len, found)) <= width
    assert all(line == line.rstrip() for line in found)
    assert "".join(found).replace(" ", "") == CHINESE.replace(" ", "")
    assert not any(line.startswith(tuple("，。）")) or line.endswith("（") for line in found)
    assert any("第 44 行" in line for line in found)
    # what is left free at the end of a line is too little for what comes next
    assert all(width - cell_len(line) <= cell_len(" 第 44 行）。") for line in found[:-1])


def test_words_of_other_scripts_stay_whole():
    assert lines("one two-three four", 9) == ["one", "two-three", "four"]


def test_what_is_longer_than_a_line_is_cut():
    assert lines("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_lines_of_their_own_stay():
    assert lines("one\n\n  two", 20) == ["one", "", "  two"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.integers(2, 40))
def test_every_text_is_kept_and_fits(text, width):
    found = lines(text, width)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in found)


def test_each_line_is_indented_and_keeps_its_style():
    stream = io.StringIO()
    console = Console(file=stream, width=12, force_terminal=True, color_system="standard", _environ={})
    print_wrapped(Rich("one two three", style="red"), console, indent=4)
    plain = stream.getvalue().replace("\x1b[31m", "").replace("\x1b[0m", "")
    assert plain == "    one two\n    three\n"
    assert stream.getvalue().count("\x1b[31m") == 2
