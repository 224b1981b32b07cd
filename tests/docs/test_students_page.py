"""What docs/students.md shows is what the program prints."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from project_pages import ROOT, text_of

from grader.cli import cli

PAGES = {"en": "docs/students.md", "zh": "docs/students.zh.md"}
EXAMPLE = "examples/submissions/zhou_min.py"


def run(*arguments: str, status: int) -> str:
    result = CliRunner().invoke(cli, arguments, prog_name="lstm-grade", catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result.stdout


def squeezed(text: str) -> str:
    """Without white space: where a line breaks depends on the terminal."""
    return re.sub(r"\s+", "", text)


def blocks(lang: str) -> list[str]:
    """What a page shows as printed."""
    return re.findall(r"```text\n(.*?)```", text_of(PAGES[lang]), re.DOTALL)


@pytest.mark.parametrize("lang", sorted(PAGES))
def test_the_check_that_is_shown_is_what_is_printed(lang):
    (shown,) = (block for block in blocks(lang) if block.startswith("nn.LSTM"))
    assert f"`{EXAMPLE}`" in text_of(PAGES[lang])
    assert squeezed(shown) in squeezed(run("check", str(ROOT / EXAMPLE), "--lang", lang, "--seed", "1", status=1))


def test_the_start_that_is_shown_is_what_is_printed(tmp_path):
    (shown,) = (block for block in blocks("en") if block.startswith("0 of 100"))
    run("starter", str(tmp_path / "my-lstm"), "--lang", "en", status=0)
    printed = run("check", str(tmp_path / "my-lstm" / "lstm_homework.py"), "--lang", "en", status=1)
    assert squeezed(shown) in squeezed(printed)


def test_the_explanation_that_is_shown_is_what_is_printed():
    (shown,) = (block for block in blocks("en") if block.startswith("previous-state-missing"))
    assert squeezed(shown) == squeezed(run("explain", "previous-state-missing", "--lang", "en", status=0))


@pytest.mark.parametrize("lang", sorted(PAGES))
def test_each_block_is_held_by_a_test(lang):
    assert len(blocks(lang)) == {"en": 3, "zh": 1}[lang]
