"""From a line that only hands a value on to the line that computes it."""

from __future__ import annotations

import pytest

from grader.intake.submission import Cell, Language, Source
from grader.judge.handed_on import computing
from grader.observations import Place

LOOP = """\
import numpy as np
def run(xs):
    c, ys = 0, []
    for x in xs:
        h = np.tanh(c) * x
        ys.append(h)
    return np.array(ys)
out = np.zeros(9, dtype=int)
for t in range(9):
    c = 2 * t
    out[t] = c
print(np.round(out, 2))
def step(x):
    h = 2 * x
    c = 3 * x
    return h, c
y = step(1)
def named(inputs, weights):
    total = inputs @ weights
    return total
"""


def place(line: int, name: str = "", kind: str = "bind", cell: int | None = None) -> Place:
    return Place(kind=kind, file="a.py", cell=cell, line=line, scope="<module>", name=name)


def source(text: str) -> Source:
    return Source(path="a.py", language=Language.SCRIPT, text=text, cells=())


@pytest.mark.parametrize(
    ("line", "name", "kind", "path", "to"),
    [
        (7, "run", "return", "", 5),  # return -> append -> h
        (6, "ys", "append", "", 5),
        (5, "h", "bind", "", 5),  # it computes
        (11, "out", "snapshot", "", 10),  # what the loop writes, and where that is computed
        (12, "", "print", "", 10),
        (16, "step", "return", "[0]", 14),
        (16, "step", "return", "[1]", 15),
        (16, "step", "return", "", 16),  # of several values nobody knows which
        (17, "y", "bind", "", 17),  # a call of a function is where it is called
        (18, "named", "called", "", 19),  # a function that is called by name
        (40, "", "print", "", 40),
    ],
)
def test_the_way_leads_to_the_line_that_computes(line: int, name: str, kind: str, path: str, to: int) -> None:
    assert computing(place(line, name, kind), [source(LOOP)], path=path).line == to


def test_the_whole_variable_is_where_it_was_made() -> None:
    assert computing(place(11, "out", "snapshot"), [source(LOOP)], whole=True).line == 8


def test_the_way_leads_to_earlier_cells() -> None:
    cells = (Cell(number=1, code=True, text="\ny = 2 * x"), Cell(number=2, code=True, text="print(y)"))
    notebook = Source(path="a.py", language=Language.NOTEBOOK, text="", cells=cells)
    found = computing(place(1, kind="print", cell=2), [notebook])
    assert (found.cell, found.line) == (1, 2)


@pytest.mark.parametrize("text", ["a = b\nb = a\nprint(a)", "print(a)", "def f(:\n"])
def test_circles_unknown_names_and_broken_programs_lead_nowhere(text: str) -> None:
    assert computing(place(len(text.splitlines()), kind="print"), [source(text)]).file == "a.py"
