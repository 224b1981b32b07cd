"""A sample of rewritten programs in CI, all of them with `-m slow`."""

from __future__ import annotations

import ast
import random
from pathlib import Path

import pytest

from grader.sandbox.forkserver import ForkServerBox

from .layout import apart, segments
from .programs import misjudged, rewritten
from .rewritings import REWRITINGS, below_another_exercise, filled, in_main, said_by_a_helper, under_name

SAMPLE = 40


def test_a_sample_is_judged_as_it_was(box: ForkServerBox, tmp_path: Path) -> None:
    made = list(rewritten(tuple(REWRITINGS), "*", tmp_path))
    assert len(made) > 1500
    sample = random.Random(7).sample(made, SAMPLE)
    assert misjudged(sample, box, seed=7, jobs=2) == {}


@pytest.mark.slow
@pytest.mark.parametrize("way", REWRITINGS)
def test_all_are_judged_as_they_were(box: ForkServerBox, tmp_path: Path, way: str) -> None:
    assert misjudged(list(rewritten([way], "*", tmp_path)), box, seed=7, jobs=2) == {}


# -- the tool itself ----------------------------------------------------------------------------------------

TEXT = '''\
# 第一题
import numpy as np

WORDS = """
a long
  string"""


def double(x):  # of nothing else
    return 2 * x


def scaled(x):
    return SCALE * x


SCALE = 3; y = scaled(double(1))
print(WORDS, y)
# the end
'''
PROGRAM = """\
import numpy as np

X = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
     [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]  # x
print(np.array(X).sum(), [X])
"""


def output(text: str, capsys: pytest.CaptureFixture[str]) -> str:
    exec(compile(text, "<test>", "exec"), {"__name__": "__main__"})
    return capsys.readouterr().out


def test_segments_are_the_text() -> None:
    found = segments(TEXT)
    assert "\n".join(one.text for one in found) == TEXT
    assert [one.text.strip().split("\n")[0] for one in found][:3] == [
        "# 第一题",
        'WORDS = """',
        "def double(x):  # of nothing else",
    ]
    assert [len(one.statements) for one in found] == [1, 1, 1, 1, 2, 1]


def test_what_needs_the_rest_stays_in_it() -> None:
    outside, rest = apart(segments(TEXT))
    assert [one.bound for one in outside] == [set(), {"double"}]
    assert {"scaled", "SCALE", "y", "WORDS"} == {name for one in rest for name in one.bound}


@pytest.mark.parametrize("make", [in_main, under_name, said_by_a_helper])
def test_the_same_is_printed(make, capsys: pytest.CaptureFixture[str]) -> None:
    made = make(TEXT)
    assert made != TEXT
    assert output(made, capsys) == output(TEXT, capsys)


def test_inputs_are_filled(capsys: pytest.CaptureFixture[str]) -> None:
    made = filled(PROGRAM)
    assert isinstance(made, str)
    assert "X = given()  # x" in made
    assert output(made, capsys) == output(PROGRAM, capsys)


def test_another_exercise_stands_above(capsys: pytest.CaptureFixture[str]) -> None:
    made = below_another_exercise(PROGRAM)
    assert isinstance(made, str)
    assert output(made, capsys).endswith(output(PROGRAM, capsys))
    ast.parse(made)
