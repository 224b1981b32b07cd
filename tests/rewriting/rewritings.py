"""The rewritings: text of a script -> text, or the cells of a notebook; None where one cannot be made."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from .layout import apart, segments

Rewritten = str | list[str] | None
REWRITINGS: dict[str, Callable[[str], Rewritten]] = {}

_OF_ITS_OWN_NAMES = re.compile(
    r"__name__|__future__|\bglobal\b|globals\(|locals\(|vars\(|import \*|exec\(|eval\(|__file__"
)
_BY_NAME = re.compile(
    r"\blstm_numpy\b|def lstm(?:_cell)?\(inputs|\blstm_gradients\b|\b(?:lstm|lstm_cell) *= *(?:lambda|partial)"
)
SRN = """\
import numpy as np

# 简单循环网络
inputs_srn = np.array([[1.0, 1.0], [1.0, 1.0], [2.0, 2.0]])
state_srn = np.zeros(2)
for input_srn in inputs_srn:
    sum_srn = input_srn.sum() + state_srn.sum()
    state_srn = np.array([sum_srn, sum_srn])
    print("output_srn", state_srn.sum())
print("-----------")
"""
SAY = """\
import sys


def say(*parts, sep=" ", end="\\n", **_):
    sys.stdout.write(sep.join(str(part) for part in parts) + end)


"""


def rewriting(make: Callable[[str], Rewritten]) -> Callable[[str], Rewritten]:
    REWRITINGS[make.__name__.replace("_", "-")] = make
    return make


@rewriting
def in_main(text: str) -> Rewritten:
    """Everything but imports and independent definitions in `main()`."""
    if _OF_ITS_OWN_NAMES.search(text) or _BY_NAME.search(text) or "def main" in text:
        return None
    outside, rest = apart(segments(text))
    inner = "\n".join(one.indented() for one in rest)
    return "\n".join([*(one.text for one in outside), "", "def main():", inner, "", "main()", ""]) if rest else None


@rewriting
def under_name(text: str) -> Rewritten:
    """The same under `if __name__ == "__main__":`."""
    if _OF_ITS_OWN_NAMES.search(text):
        return None
    outside, rest = apart(segments(text))
    inner = "\n".join(one.indented() for one in rest)
    return "\n".join([*(one.text for one in outside), "", 'if __name__ == "__main__":', inner, ""]) if rest else None


def _is_bare(text: str) -> bool:
    body = ast.parse(text).body
    return bool(body) and isinstance(body[-1], ast.Expr) and "#" not in text.rstrip().rpartition("\n")[2]


@rewriting
def cells(text: str) -> Rewritten:
    """A notebook with a cell for each top-level statement; a `main()` in a cell of its own stays a function.

    What a script computes and drops is not displayed.
    """
    if _OF_ITS_OWN_NAMES.search(text) or "def main" in text:
        return None
    return [one.text.rstrip() + ";" * _is_bare(one.text) for one in segments(text)]


@rewriting
def one_cell(text: str) -> Rewritten:
    """A notebook of one cell."""
    return None if _OF_ITS_OWN_NAMES.search(text) else [text]


@rewriting
def below_another_exercise(text: str) -> Rewritten:
    """A simple recurrent network by hand stands above."""
    return None if "__future__" in text else SRN + text


@rewriting
def said_by_a_helper(text: str) -> Rewritten:
    """What was printed is written by a helper of the student's own."""
    if "__future__" in text or re.search(r"\b(?:say|str|stdout|builtins)\b|redirect_stdout|(?:print|file) *=", text):
        return None
    return SAY + re.sub(r"(?<![\w.])print(?= *\()", "say", text)


@rewriting
def filled(text: str) -> Rewritten:
    """A list of all inputs is filled item by item."""
    if "__future__" in text:
        return None
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.List) and _is_inputs(node)]
    if not found:
        return None
    lines = text.split("\n")
    for node in sorted(found, key=lambda one: (one.lineno, one.col_offset), reverse=True):
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        start = lines[first].encode()[: node.col_offset].decode()
        end = lines[last].encode()[node.end_col_offset :].decode()
        lines[first : last + 1] = [f"{start}given(){end}"]
    return FILLED + "\n".join(lines)


FILLED = """\
def given():
    table = [[0, 0, 0, 1] for _ in range(9)]
    for t, x1 in zip(range(9), (1, 3, 2, 4, 2, 1, 3, 6, 1)):
        table[t][0] = x1
    for t in (1, 3, 7):
        table[t][1] = 1
    table[6][1] = -1
    table[5][2] = table[8][2] = 1
    return table


"""
INPUTS = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1]]
INPUTS += [[1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]


def _is_inputs(node: ast.List) -> bool:
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return False
    whole = all(isinstance(number, int) for row in value if isinstance(row, list) for number in row)
    return value == INPUTS and whole
