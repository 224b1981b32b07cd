"""Text of strangers, made fit for a terminal, a line, a spreadsheet."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest

from grader.report.safe_text import cell, one_line, visible

OBEYED = [
    "\x00", "\x07", "\x08", "\x0b", "\x0c", "\r", "\x1b", "\x7f", "\x85", "\x9b", "\u200b", "\u200e", "\u200f",
    "\u2028", "\u2029", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069",
    "\ufeff", "\ud800", "\udfff",
]  # fmt: skip


@pytest.mark.parametrize("character", OBEYED, ids=lambda one: f"U+{ord(one):04X}")
@pytest.mark.parametrize("render", [visible, one_line, cell])
def test_what_a_terminal_would_obey_is_shown(character, render):
    shown = render(f"a{character}b")
    assert character not in shown
    assert f"U+{ord(character):04X}" in shown
    assert shown.encode("utf-8")


@pytest.mark.parametrize(
    "text", ["", "plain", "张伟", "naïve café", "émoji 🎓", "a\tb\nc", "<b>&amp;</b>", "'\"`$(x)", "1 < 2"]
)
def test_harmless_text_stays_what_it_is(text):
    assert visible(text) == text


def test_every_control_and_format_character_that_moves_text_is_shown():
    for number in (*range(0x300), *range(0x2000, 0x2070)):
        character = chr(number)
        if unicodedata.category(character) in ("Cc", "Zl", "Zp") and character not in "\n\t":
            assert character not in visible(character), hex(number)
        if unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"):
            assert character not in visible(character), hex(number)


def test_escape_sequences_lose_their_power():
    assert "\x1b" not in visible("\x1b[2J\x1b]0;owned\x07\x9b31m")


def test_one_line_is_one_line():
    shown = one_line("a\nb\r\nc\td\u2028e\x85f\x0bg")
    assert len(shown.splitlines()) == 1
    assert "\t" not in shown


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "=HYPERLINK('x')",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "=cmd|' /C calc'!A0",
        "=",
    ],
)
def test_a_formula_is_defused(text):
    shown = cell(text)
    assert shown[0] not in "=+-@\t\r＝＋－＠"
    assert shown.startswith("'")


@pytest.mark.parametrize("text", ["\n=1", "\x00=1", "\ufeff=1", "\u200b=1", "\u202e=1"])
def test_a_formula_behind_a_character_that_a_spreadsheet_may_drop_is_defused(text):
    assert cell(text)[0] not in "=+-@\t\r\n\x00\ufeff\u200b\u202e"


@pytest.mark.parametrize(
    "text", ["alice", "张伟", "a=b", "2024-01", "o'neil", "a@b", "'quoted'", "", 'say "hi"', "a,b;c"]
)
def test_other_text_stays_matchable(text):
    assert cell(text) == text


def test_a_cell_survives_quoting():
    texts = ["a,b", 'say "hi"', "=1,2", "two\nlines", "x;y", "'"]
    buffer = io.StringIO()
    csv.writer(buffer).writerow([cell(text) for text in texts])
    assert next(csv.reader(io.StringIO(buffer.getvalue()))) == [cell(text) for text in texts]
    assert buffer.getvalue().count("\n") == 1


def test_the_arabic_letter_mark_is_shown():
    assert "\u061c" not in visible("a\u061cb")
