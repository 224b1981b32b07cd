"""The glance at many proposals computes what the reference computes, and throws away nothing that would do."""

from __future__ import annotations

import numpy as np
import pytest

from grader.assignment.load import load
from grader.probe.draw import least_distance, survivors
from grader.probe.glance import may_tell, traces
from grader.probe.propose import GATES, fractional
from grader.probe.single_steps import steps_that_show
from reference.lstm import Gate, run

MARGIN = least_distance(load().assignment)


def _some(seed: int, *, count: int, length: int = 9) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    inputs = np.column_stack([generator.uniform(-2, 2, size=(length, 3)), np.ones(length)])
    return inputs, generator.uniform(-3, 3, size=(count, 4, 4))


@pytest.mark.parametrize("gate", [Gate.REAL, Gate.ROUNDED])
def test_all_traces_are_those_of_the_reference(gate: Gate) -> None:
    inputs, rows = _some(1, count=7)
    found = traces(inputs, rows, rounded=gate is Gate.ROUNDED)
    for k, own in enumerate(rows):
        right = run(inputs, dict(zip(GATES, own, strict=True)), gate=gate)
        for letter in "ifocy":
            np.testing.assert_allclose(getattr(found, letter)[k], getattr(right, letter), atol=1e-12, err_msg=letter)
        np.testing.assert_array_equal(steps_that_show(found, MARGIN)[k], steps_that_show(right, MARGIN))


@pytest.mark.parametrize("length", [3, 9])
def test_what_is_thrown_away_would_not_do(length: int) -> None:
    thrown_away = kept = 0
    for seed in range(20):
        inputs, rows = _some(seed, count=12, length=length)
        for good, own in zip(may_tell(inputs, rows, MARGIN), rows, strict=True):
            weights = dict(zip(GATES, own, strict=True))
            thrown_away, kept = thrown_away + (not good), kept + bool(good)
            if not good:
                not_below_zero = run(inputs, weights).y.min() >= -MARGIN
                assert not_below_zero or next(survivors(inputs, weights, MARGIN), None) is not None
    assert thrown_away
    assert kept


def test_proposals_go_on_where_nothing_can_tell() -> None:
    proposals = fractional(np.random.default_rng(2), 5, margin=9.0, single=4.5)
    inputs, weights = next(proposals)
    assert inputs.shape == (5, 4)
    assert set(weights) == set(GATES)
