"""What docs/similar.md says of the threshold, on one small class."""

from __future__ import annotations

import pytest

from benchmarks.disguises import DISGUISES
from benchmarks.similar import PASSAGES, UNALIKE, measured, table, the_programs
from grader.similar.compare import THRESHOLD


@pytest.fixture(scope="module")
def found():
    programs = list(the_programs())
    assert len(programs) > 100
    return measured(programs, 15, 1)


def test_different_programs_stay_below_the_threshold(found):
    assert len(found[UNALIKE]) > 90
    assert max(found[UNALIKE]) < THRESHOLD


def test_copies_whose_statements_are_the_same_reach_it(found):
    for name in list(DISGUISES)[:4]:
        assert len(found[name]) == 3
        assert min(found[name]) > THRESHOLD


def test_the_table_has_a_row_for_each_kind(found):
    rows = table(found).splitlines()
    assert len(rows) == 2 + len(DISGUISES) + 2
    assert rows[2].startswith(f"| {UNALIKE} |")
    assert rows[3].startswith(f"| {PASSAGES} |")
