"""The catalogue of messages: each in both languages, with the same figures."""

from __future__ import annotations

import ast
import json
import re
import string
from pathlib import Path

import pytest

import grader
from grader.assignment.load import load
from grader.messages import catalogue, number, say
from grader.model import PARTS, Status, SubmissionStatus, Text
from grader.report.as_json import SCHEMA
from grader.report.site.class_page import GROUPS
from grader.report.site.trace_view import FORMULA
from grader.sandbox.box import Ending

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
    assert {"en", "zh"} <= set(entry) <= {"en", "zh", "en_one", "plural", "student"}
    assert figures(entry["en"]) == figures(entry["zh"])
    assert all(one.partition(":")[0].isidentifier() for one in figures(entry["en"]))


@pytest.mark.parametrize("key", [key for key in sorted(catalogue()) if "plural" in catalogue()[key]])
def test_english_counts(key):
    entry = catalogue()[key]
    assert {one.partition(":")[0] for one in figures(entry["en"])} >= {entry["plural"]}
    assert figures(entry["en_one"]) - {f"{entry['plural']}:!None"} <= figures(entry["en"])
    assert entry["en_one"] != entry["en"]


@pytest.mark.parametrize("key", [key for key in sorted(catalogue()) if "student" in catalogue()[key]])
def test_the_students_words_are_there_in_both_languages_and_differ(key):
    entry = catalogue()[key]
    own = entry["student"]
    assert set(own) == {"en", "zh"}
    assert figures(own["en"]) == figures(own["zh"]) <= figures(entry["en"])
    assert (own["en"], own["zh"]) != (entry["en"], entry["zh"])
    assert not CHINESE.search(own["en"])
    assert CHINESE.search(own["zh"])


def test_en_one_and_plural_come_together():
    assert [key for key, entry in catalogue().items() if ("plural" in entry) != ("en_one" in entry)] == []


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


TEMPLATE_KEY = re.compile(r"""\b(?:t|say)\(\s*"([\w.-]+)"(?: if [^,()]*? else "([\w.-]+)")?\s*[,)]""")


def said_keys() -> dict[str, str]:
    """Keys that the code and the templates say literally, and where."""
    found = {}
    for path in PACKAGE.rglob("*.jinja"):
        for match in TEMPLATE_KEY.finditer(path.read_text(encoding="utf-8")):
            found |= dict.fromkeys(filter(None, match.groups()), path.name)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found[first.value] = f"{path.name}:{node.lineno}"
    return found


def test_every_key_that_the_code_says_is_there():
    said = said_keys()
    assert len(said) > 100
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


@pytest.mark.parametrize(
    ("value", "written"),
    [(80.0, "80"), (67.5, "67.5"), (6.428571, "6.43"), (0.0, "0"), (-0.001, "0"), (100.0, "100"), (1234.5, "1234.5")],
)
def test_numbers_are_written_as_people_write_them(value, written):
    assert number(value) == written
    assert say("page.pending-points", points=value).en == f"{written} open"


def test_a_format_in_the_words_decides(monkeypatch):
    monkeypatch.setitem(catalogue(), "test.format", {"en": "{x:.1f}", "zh": "{x:.3f}"})
    assert say("test.format", x=2.0) == Text(en="2.0", zh="2.000")


def test_one_is_not_many():
    assert say("class.waiting", count=1).en.startswith("1 submission is open")
    assert say("class.waiting", count=2).en.startswith("2 submissions are open")
    assert say("one.pending", points=1.0).en.startswith("1 point is")
    assert say("one.pending", points=0.5).en.startswith("0.5 points are")


def test_students_read_their_own_words():
    message = say("error.grader", reason="KeyError: 'secret'")
    assert "secret" in message.en
    assert "secret" in message.zh
    assert "secret" not in message.for_student.en + message.for_student.zh


def test_a_message_around_the_students_words_has_them_too():
    inner = say("finding.forged-result", file="a.py")
    outer = say("output.crashed", reason=inner)
    assert inner.for_student.en in outer.for_student.en
    assert inner.en in outer.en
    assert inner.en not in outer.for_student.en


def test_where_there_are_none_the_words_are_the_same():
    message = say("output.passed", steps=9)
    assert message.student is None
    assert message.for_student is message


def test_every_code_of_the_schema_has_its_concept():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    codes = schema["$defs"]["finding"]["properties"]["code"]["enum"]
    assert [code for code in codes if f"concept.{code}" not in catalogue()] == []


@pytest.mark.parametrize(
    ("family", "values"),
    [
        ("status", [one.value for one in Status]),
        ("submission", [one.value for one in SubmissionStatus]),
        ("ending", [one.value for one in Ending]),
        ("part-name", PARTS),
        ("check-name", sorted({one.partition(".")[2] for one in load().assignment.points.by_check()})),
        ("concepts", [*GROUPS, "other"]),
        ("terminal", PARTS),
        ("trace", FORMULA),
        ("trace.how", ["both", "values", "name", "module", "parameters", "answer", "none"]),
    ],
)
def test_what_is_named_by_a_value_has_its_words(family, values):
    assert [one for one in values if f"{family}.{one}" not in catalogue()] == []
