"""When two sequences are the same, and what an answer earns that is right in some steps."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.agree import agrees, partial_share, steps_that_agree
from reference.homework import EXPECTED_LINEAR, EXPECTED_REAL, EXPECTED_ROUNDED

TOLERANCE = 5.1e-3
NEAR_ZERO = 0.05
NAN, INF = float("nan"), float("inf")


def array(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float64)


# -- agrees -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [EXPECTED_REAL, EXPECTED_ROUNDED, np.round(EXPECTED_REAL, 2)])
def test_what_is_right(answer):
    assert agrees(answer, EXPECTED_REAL, TOLERANCE)


@pytest.mark.parametrize("decimals", [2, 3, 4, 8])
def test_two_or_more_decimals_are_right(decimals):
    assert agrees(np.round(EXPECTED_REAL, decimals), EXPECTED_REAL, TOLERANCE)


@pytest.mark.parametrize("decimals", [0, 1])
def test_one_decimal_or_none_are_not(decimals):
    assert not agrees(np.round(EXPECTED_REAL, decimals), EXPECTED_REAL, TOLERANCE)


@pytest.mark.parametrize("bad", [NAN, INF, -INF])
def test_what_is_not_finite_agrees_with_nothing(bad):
    answer = EXPECTED_REAL.copy()
    answer[0] = bad
    for expected in (EXPECTED_REAL, answer):
        for tolerance in (TOLERANCE, 1e300, INF):
            assert not agrees(answer, expected, tolerance)
            assert not agrees(expected, answer, tolerance)
            assert not steps_that_agree(answer, expected, tolerance)[0]


def test_all_nan_agrees_with_nothing():
    assert not agrees(np.full(9, NAN), EXPECTED_REAL, TOLERANCE)
    assert not agrees(np.full(9, NAN), np.full(9, NAN), TOLERANCE)


@pytest.mark.parametrize(
    "answer",
    [
        array(),
        array(0.0),
        EXPECTED_REAL[:8],
        np.append(EXPECTED_REAL, 0.0),
        EXPECTED_REAL.reshape(9, 1),
        EXPECTED_REAL.reshape(1, 9),
        np.float64(0.0).reshape(()),
    ],
    ids=["empty", "one", "eight", "ten", "column", "row", "scalar"],
)
def test_another_shape_never_agrees_not_even_if_it_would_broadcast(answer):
    expected = np.zeros(9) if answer.size == 1 else EXPECTED_REAL
    assert not agrees(answer, expected, TOLERANCE)
    assert not agrees(expected, answer, TOLERANCE)


def test_steps_of_another_shape_cannot_be_compared():
    with pytest.raises(ValueError, match="compare"):
        steps_that_agree(array(0.0), EXPECTED_REAL, TOLERANCE)


def test_one_step_beyond_the_tolerance_is_enough():
    for step in range(9):
        for sign in (-1, 1):
            near, far = EXPECTED_REAL.copy(), EXPECTED_REAL.copy()
            near[step] += sign * 0.999 * TOLERANCE
            far[step] += sign * 1.001 * TOLERANCE
            assert agrees(near, EXPECTED_REAL, TOLERANCE)
            assert not agrees(far, EXPECTED_REAL, TOLERANCE)
            assert steps_that_agree(far, EXPECTED_REAL, TOLERANCE).tolist() == [one != step for one in range(9)]


def test_huge_numbers_overflow_silently_into_a_no():
    assert not agrees(np.full(9, 1.7e308), np.full(9, -1.7e308), TOLERANCE)


# -- partial_share ------------------------------------------------------------------------------------------


def share(answer: np.ndarray) -> float:
    return partial_share(answer, EXPECTED_REAL, TOLERANCE, NEAR_ZERO)


def test_nine_zeros_earn_nothing():
    assert share(np.zeros(9)) == 0


def test_all_steps_right_earn_all():
    assert share(EXPECTED_REAL) == 1
    assert share(np.round(EXPECTED_REAL, 2)) == 1


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (array(0, 0, 0, 0, 0, 0.96, 0, 0, 0.76), 1),
        (array(0, 0, 0, 0, 0, 0.96, 0, 0, 0), (1 / 2 + 1) / 2),
        (array(0, 0, 0, 0, 0, 0, 0, 0, 0.76), (1 / 2 + 1) / 2),
        (array(1, 0, 0, 0, 0, 0.96, 0, 0, 0.76), (1 + 6 / 7) / 2),
        (array(1, 1, 1, 1, 1, 0.96, 1, 1, 0.76), (1 + 0) / 2),
        (array(1, 1, 1, 1, 1, 0.96, 1, 1, 1), (1 / 2 + 0) / 2),
        (array(0, 0, 0, 0, 0, 1, 0, 0, 1), 0),
        (array(1, 1, 1, 1, 1, 1, 1, 1, 1), 0),
        (np.full(9, NAN), 0),
        (array(NAN, 0, 0, 0, 0, 0.96, 0, 0, 0.76), (1 + 6 / 7) / 2),
        (array(0, 0, 0, 0, 0, NAN, 0, 0, INF), 0),
        (EXPECTED_LINEAR, 0),
    ],
)
def test_the_mean_of_two_shares(answer, expected):
    assert share(answer) == pytest.approx(expected)


def test_a_reference_without_two_kinds_of_steps_is_counted_step_by_step():
    ones, zeros = np.ones(4), np.zeros(4)
    half = array(1, 1, 0, 0)
    assert partial_share(half, ones, TOLERANCE, NEAR_ZERO) == 0.5
    assert partial_share(half, zeros, TOLERANCE, NEAR_ZERO) == 0.5
