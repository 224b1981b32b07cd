"""The catalogue of messages: each in both languages, with the same figures."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import grader
from grader.messages import catalogue, say
from grader.model import Text

PACKAGE = Path(grader.__file__).parent


CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def figures(text: str) -> set[str]:
    """What is filled in, with its formats; a brace out of place raises."""
    found = string.Formatter().parse(text)
    return {f"{name}:{spec}!{conversion}" for _, name, spec, conversion in found if name is not None}


def test_there_are_messages():
    assert len(catalogue()) > 50


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_both_languages_say_the_same(key):
    entry = catalogue()[key]
    assert set(entry) == {"en", "zh"}
    assert figures(entry["en"]) == figures(entry["zh"])
    assert all(one.partition(":")[0].isidentifier() for one in figures(entry["en"]))


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_each_language_is_itself(key):
    entry = catalogue()[key]
    assert entry["en"].strip() == entry["en"] != ""
    assert entry["zh"].strip() == entry["zh"] != ""
    assert not CHINESE.search(entry["en"])
    assert CHINESE.search(entry["zh"]) or entry["zh"] == entry["en"]  # names are names in both


def test_the_finding_codes_of_the_contract_have_their_words():
    codes = (
        "no-code unreadable syntax-error python2 import-error removed-api exception memory-limit output-limit "
        "process-limit died blocked hard-coded-output never-called operator-not-used torch-in-numpy-part random-bias "
        "random-recurrent-weight nondeterministic rounded-output forged-result gates-swapped linear-activation "
        "state-not-carried steps-as-batch all-zero-output"
    ).split()
    missing = [code for code in codes if f"finding.{code}" not in catalogue()]
    assert missing == []


def said_keys() -> dict[str, str]:
    """Keys that the code says literally, and where."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found[first.value] = f"{path.name}:{node.lineno}"
    return found


def test_every_key_that_the_code_says_is_there():
    said = said_keys()
    assert len(said) > 20
    assert {key: place for key, place in said.items() if key not in catalogue()} == {}


def test_figures_are_filled_in():
    assert say("place.line", file="a.py", line=3) == Text(en="a.py, line 3", zh="a.py 第 3 行")


def test_a_message_within_a_message_keeps_its_language():
    place = say("place.line", file="a.py", line=3)
    message = say("finding.exit", place=place)
    assert "a.py, line 3" in message.en
    assert "a.py 第 3 行" in message.zh


def test_braces_in_what_a_student_wrote_stay_what_they_are():
    message = say("place.file", file="{line}{0}{file.__class__}%s")
    assert message == Text(en="{line}{0}{file.__class__}%s", zh="{line}{0}{file.__class__}%s")


def test_a_figure_that_is_not_given_is_an_error_of_ours():
    with pytest.raises(KeyError):
        say("place.line", file="a.py")
    with pytest.raises(KeyError):
        say("no.such.message")
