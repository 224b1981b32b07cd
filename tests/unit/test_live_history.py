"""What a kernel has run, and the cells that are meant."""

from __future__ import annotations

import pytest

from grader.live.history import Execution, current


def runs(*texts: str | tuple[str, str], failed: tuple[int, ...] = ()) -> list[str]:
    """Texts that are left; a pair is (id of the cell, text)."""
    made = [
        Execution(
            number=number,
            text=one if isinstance(one, str) else one[1],
            cell=None if isinstance(one, str) else one[0],
            failed=number in failed,
        )
        for number, one in enumerate(texts, start=1)
    ]
    return [one.text for one in current(made)]


def test_cells_stay_in_their_order():
    assert runs("a = 1", "b = 2") == ["a = 1", "b = 2"]


def test_a_cell_that_was_run_again_stands_where_it_stood_with_its_last_text():
    assert runs(("A", "a = 1"), ("B", "b = a"), ("A", "a = 2")) == ["a = 2", "b = a"]


def test_equal_texts_are_one_cell_where_ids_are_not_known():
    assert runs("a = 1", "b = 2", "a = 1") == ["a = 1", "b = 2"]
    assert runs(("A", "a = 1"), ("B", "a = 1")) == ["a = 1", "a = 1"]


def test_a_mended_cell_replaces_the_one_that_failed_and_stands_last():
    broken, mended = "y = np.tanh(x @ w)\nprint(z)", "y = np.tanh(x @ w)\nprint(y)"
    assert runs(broken, "w = 1", mended, failed=(1,)) == ["w = 1", mended]
    assert runs(broken, "w = 1", mended) == [broken, "w = 1", mended]
    assert runs(broken, "q = 3", failed=(1,)) == [broken, "q = 3"]


def test_the_number_is_that_of_the_last_run():
    again = [Execution(number=n, text="a = 1", cell="A", failed=False) for n in (1, 4)]
    assert [one.number for one in current(again)] == [4]


@pytest.mark.parametrize(
    "text",
    ["%load_ext grader\n%lstm_check --lang zh", "import grader\ngrader.check()", "  %reload_ext grader", "", "\n"],
)
def test_what_only_checks_is_left_out(text):
    assert runs("a = 1", text) == ["a = 1"]


def test_lines_beside_a_check_keep_their_numbers():
    assert runs("import grader\na = 1\n%lstm_check") == ["\na = 1\n"]


def test_what_goes_on_with_a_check_is_left_out():
    assert runs("r = grader.check()\nprint(r.passed)", "# grader.check( is not called\na = 1") == [
        "# grader.check( is not called\na = 1"
    ]
