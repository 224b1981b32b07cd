"""The tests are shared out as tests/side_by_side.py says, and what it names is there."""

from __future__ import annotations

from pathlib import Path

import pytest
import side_by_side
from side_by_side import LONGEST_FIRST, TOGETHER, place, unit, workers

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", [*LONGEST_FIRST, *TOGETHER])
def test_what_is_named_is_there(name):
    assert (ROOT / name).exists()


def test_a_file_is_one_unit_and_the_attacks_are_one():
    assert unit("tests/unit/test_agree.py") == "tests/unit/test_agree.py"
    assert unit("tests/attacks/test_leaks.py") == unit("tests/attacks/test_attacks.py") == "tests/attacks/"


def test_long_files_come_first_and_the_others_stay_as_they_are():
    tests = ["tests/unit/test_a.py::test_x", *(f"{name}::test_y" for name in reversed(LONGEST_FIRST))]
    assert sorted(tests, key=place) == [*(f"{name}::test_y" for name in LONGEST_FIRST), "tests/unit/test_a.py::test_x"]


@pytest.mark.parametrize(
    ("asked_for", "marks", "cores", "wanted"),
    [
        (["tests"], "", 2, 2),
        (["tests"], "", 16, 4),
        (["tests"], "", 1, 0),
        (["tests"], "slow", 16, 0),
        (["tests/unit"], "", 2, 2),
        (["tests/unit/test_agree.py", "tests/unit/test_rubric.py::test_a"], "", 2, 2),
        (["tests/unit/test_agree.py"], "", 16, 0),
        (["tests/unit/test_agree.py::test_a", "tests/unit/test_agree.py::test_b"], "", 16, 0),
        (["tests/attacks"], "", 16, 0),
    ],
)
def test_workers(asked_for, marks, cores, wanted, monkeypatch):
    monkeypatch.setattr(side_by_side, "usable_cores", lambda: cores)
    assert workers(asked_for, marks) == wanted
