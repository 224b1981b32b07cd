"""Laws of comparison: what is equal is equal, NaN never is, and being righter never pays less."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.judge.agree import agrees, partial_share, steps_that_agree
from reference.homework import EXPECTED_REAL

FINITE = st.floats(allow_nan=False, allow_infinity=False)
ANY = st.floats(allow_nan=True, allow_infinity=True)
TOLERANCES = st.floats(min_value=0, max_value=10, exclude_min=True)
TOLERANCE, NEAR_ZERO = 5.1e-3, 0.05


def arrays(elements: st.SearchStrategy[float], *, size: int | None = None) -> st.SearchStrategy[np.ndarray]:
    least, most = (0, 12) if size is None else (size, size)
    return st.lists(elements, min_size=least, max_size=most).map(lambda values: np.array(values, dtype=np.float64))


@given(values=arrays(FINITE), tolerance=TOLERANCES)
def test_a_finite_sequence_agrees_with_itself(values, tolerance):
    assert agrees(values, values.copy(), tolerance)


@given(values=arrays(ANY), other=arrays(ANY), tolerance=TOLERANCES | st.just(float("inf")))
def test_what_is_not_finite_never_agrees(values, other, tolerance):
    if not (np.isfinite(values).all() and np.isfinite(other).all()):
        assert not agrees(values, other, tolerance)
        assert not agrees(values, values, tolerance) or np.isfinite(values).all()


@given(values=arrays(ANY), bad=st.sampled_from([float("nan"), float("inf"), -float("inf")]), data=st.data())
def test_one_bad_step_spoils_it(values, bad, data):
    if values.size:
        values[data.draw(st.integers(0, values.size - 1))] = bad
        assert not agrees(values, values, 1e9)


@given(values=arrays(ANY), other=arrays(ANY), tolerance=TOLERANCES)
def test_it_does_not_matter_which_comes_first(values, other, tolerance):
    assert agrees(values, other, tolerance) == agrees(other, values, tolerance)


@given(values=arrays(ANY), other=arrays(ANY), tolerance=TOLERANCES)
def test_another_length_never_agrees(values, other, tolerance):
    if values.shape != other.shape:
        assert not agrees(values, other, tolerance)


@given(values=arrays(ANY, size=9), other=arrays(ANY, size=9), small=TOLERANCES, large=TOLERANCES)
def test_a_larger_tolerance_forgives_no_less(values, other, small, large):
    small, large = sorted((small, large))
    assert (steps_that_agree(values, other, small) <= steps_that_agree(values, other, large)).all()


# -- partial credit -----------------------------------------------------------------------------------------

REFERENCES = st.just(np.array(EXPECTED_REAL)) | arrays(st.floats(-2, 2), size=9)
MASKS = st.lists(st.booleans(), min_size=9, max_size=9).map(np.array)


def answered(expected: np.ndarray, right: np.ndarray) -> np.ndarray:
    """An answer that is right in these steps and wrong in all others."""
    return np.where(right, expected, expected + 10.0)


def share(expected: np.ndarray, right: np.ndarray) -> float:
    return partial_share(answered(expected, right), expected, TOLERANCE, NEAR_ZERO)


@given(expected=REFERENCES, right=MASKS)
def test_a_share_is_a_share(expected, right):
    found = share(expected, right)
    assert 0 <= found <= 1
    assert (found == 1) == bool(right.all())


@given(expected=REFERENCES, right=MASKS, step=st.integers(0, 8))
def test_one_more_right_step_never_lowers_it(expected, right, step):
    better = right.copy()
    better[step] = True
    assert share(expected, better) >= share(expected, right)


@given(expected=REFERENCES, right=MASKS)
def test_it_is_the_mean_of_two_shares(expected, right):
    telling = np.abs(expected) > NEAR_ZERO
    if telling.any() and not telling.all():
        first, second = right[telling].mean(), right[~telling].mean()
        assert np.isclose(share(expected, right), (first + second) / 2 if first else 0.0)


@given(answer=arrays(ANY, size=9))
def test_an_answer_that_says_nothing_earns_nothing(answer):
    told = np.abs(EXPECTED_REAL) > NEAR_ZERO
    answer[told] = 0.0
    assert partial_share(answer, EXPECTED_REAL, TOLERANCE, NEAR_ZERO) == 0
