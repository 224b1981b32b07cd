"""Every finding is explained, in both languages; the sums in the examples are right, and no solution is given away."""

from __future__ import annotations

import ast
import json
import math
import re

import pytest

from grader.errors import UsageError
from grader.messages import LANGUAGES
from grader.report.as_json import SCHEMA
from grader.report.explanations.page import PAGES, page
from grader.report.explanations.read import CODE_INDENT, explain, explanations, near_matches
from grader.report.site.class_page import GROUPS

CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
CODES = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]["finding"]["properties"]["code"]["enum"]
COMPUTED = ("mistake", "gradients")  # groups whose examples have a sum in them, but for those named here
WITHOUT_SUM = {"integer-truncation"}
KNOWN = {"tanh": math.tanh, "σ": lambda a: 1 / (1 + math.exp(-a))}


def test_every_finding_has_an_explanation_and_nothing_else_has():
    assert set(explanations()) == set(CODES)


def test_the_groups_are_those_of_the_report():
    for group, codes in GROUPS.items():
        assert {one.code for one in explanations().values() if one.group == group} == set(codes)


@pytest.mark.parametrize("code", CODES)
def test_both_languages_say_it(code):
    one = explanations()[code]
    for text in (one.words, one.example, one.next):
        assert text.en.strip()
        assert not CHINESE.search(text.en)
        assert CHINESE.search(text.zh)


# -- the examples -------------------------------------------------------------------------------------------


def formulas(example: str) -> list[str]:
    """The lines with a formula, without their remarks."""
    lines = [line[len(CODE_INDENT) :] for line in example.split("\n") if line.startswith(CODE_INDENT)]
    return [re.split(r"\s{2,}", line.strip())[0] for line in lines]


def value(words: str) -> float | None:
    """What a side of an equation comes to; None where it is no arithmetic."""
    try:
        tree = ast.parse(words.strip(), mode="eval")
    except SyntaxError:
        return None
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    allowed = (ast.Expression, ast.BinOp, ast.UnaryOp, ast.Constant, ast.Call, ast.Name, ast.operator, ast.unaryop)
    if not names <= set(KNOWN) or not all(isinstance(node, (*allowed, ast.expr_context)) for node in ast.walk(tree)):
        return None
    return float(eval(compile(tree, "example", "eval"), {"__builtins__": {}}, KNOWN))


def sums(example: str) -> list[tuple[float, str]]:
    """(what the left side comes to, the figure on the right) of each formula that says both."""
    found = []
    for line in formulas(example):
        left, equals, right = line.rpartition(" = ")
        if equals and re.fullmatch(r"-?\d+(\.\d+)?", right.strip()) and (computed := value(left)) is not None:
            found.append((computed, right.strip()))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_the_sums_are_right(code, lang):
    for computed, said in sums(getattr(explanations()[code].example, lang)):
        decimals = len(said.partition(".")[2])
        assert abs(computed - float(said)) <= 0.51 * 10**-decimals, said


@pytest.mark.parametrize("code", [one.code for one in explanations().values() if one.group in COMPUTED])
def test_a_mistake_is_shown_in_numbers_the_same_in_both_languages(code):
    one = explanations()[code]
    assert sums(one.example.en) == sums(one.example.zh)
    assert sums(one.example.en) or code in WITHOUT_SUM
    assert one.equation or code in WITHOUT_SUM


def test_a_wrong_sum_would_be_found():
    assert sums("    0.9 * 2 + 0.5 * 0.6 = 2.1   instead of") == [(2.1, "2.1")]
    assert sums("    c_t = f_t") == sums("    y = (1 + 2    open") == sums("    __import__('os') = 1") == []


@pytest.mark.parametrize("code", CODES)
def test_no_solution_is_handed_out(code):
    one = explanations()[code]
    for text in (one.example.en, one.example.zh, one.next.en, one.words.en):
        assert not re.search(r"lstm_gradients|np\.outer|\bW\w* ?@|@ ?x\b|\.T\b|nn\.LSTM(Cell)?\(4", text)
        assert not re.search(r"^ {4}c(_t)? ?= ?f", text, re.MULTILINE)


def test_equations_have_words_of_one_language():
    for one in explanations().values():
        if one.equation:
            assert not CHINESE.search(one.equation.en)
            assert not re.search(r"[a-z]{3,}", re.sub("tanh|lim", "", one.equation.zh)) or "b_ih" in one.equation.zh


def test_the_chinese_page_has_chinese_punctuation():
    words = re.sub(r"^ {4}.*$", "", page(explanations(), "zh"), flags=re.MULTILINE)
    assert not re.search("[\u4e00-\u9fff][.:;,!?]", words)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", ["blocked", "nondeterministic"])
def test_remarks_stand_in_one_column(code, lang):
    lines = [line for line in getattr(explanations()[code].example, lang).split("\n") if line.startswith(CODE_INDENT)]
    assert len({re.search(r"\S {2,}", line).end() for line in lines}) == 1


# -- asking for one -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["random-bias", "RANDOM_BIAS", " random-bias "])
def test_a_code_is_found_however_it_is_written(written):
    assert explain(written).code == "random-bias"


@pytest.mark.parametrize(
    ("written", "near"),
    [("randombias", "random-bias"), ("tanh", "missing-output-tanh"), ("forget", "forget-gate-ignored")],
)
def test_near_matches_are_named(written, near):
    assert near in near_matches(written)
    with pytest.raises(UsageError, match=near):
        explain(written)


@pytest.mark.parametrize(
    ("written", "near"),
    [("random-bia", ["random-bias"]), ("swapped-gates", ["gates-swapped", "gradient-gates-swapped"])],
)
def test_what_is_written_otherwise_is_not_named(written, near):
    assert near_matches(written) == near


def test_what_is_near_nothing_is_told_where_the_list_is():
    with pytest.raises(UsageError, match="lists them all"):
        explain("xyzzy123")


# -- the pages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_what_the_command_writes(lang, root):
    written = (root / "docs" / PAGES[lang]).read_text(encoding="utf-8")
    assert written == page(explanations(), lang), "run the command that the page names, and look at the difference"


# -- the command --------------------------------------------------------------------------------------------


def test_explain_one_in_each_language(cli, tmp_path):
    english = cli("explain", "stale-state-output", "--lang", "en", cwd=tmp_path)
    chinese = cli("explain", "stale-state-output", "--lang", "zh", cwd=tmp_path)
    assert (english.returncode, english.stderr, chinese.returncode, chinese.stderr) == (0, "", 0, "")
    for done in (english, chinese):
        assert "y_t = o_t · tanh(c_t)" in done.stdout
        assert "0.716" in done.stdout
    assert not CHINESE.search(english.stdout)
    assert CHINESE.search(chinese.stdout)


def test_explain_nothing_lists_all(cli, tmp_path):
    done = cli("explain", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [code for code in CODES if code not in done.stdout] == []


def test_explain_what_is_no_code_is_2(cli, tmp_path):
    done = cli("explain", "random-bais", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "random-bias" in done.stderr


def test_explain_as_markdown_is_the_page(cli, tmp_path, root):
    done = cli("explain", "--format", "markdown", "--lang", "en", cwd=tmp_path)
    assert done.stdout == (root / "docs" / PAGES["en"]).read_text(encoding="utf-8")
    one = cli("explain", "died", "--format", "markdown", "--lang", "en", cwd=tmp_path)
    assert one.stdout.startswith("### died\n")
