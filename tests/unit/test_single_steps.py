"""A wrong memory at any one step shows on the same numbers whatever they were drawn from."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pytest

from grader.assignment.load import load
from grader.oracle import numbers_of
from grader.probe.criteria import ALONE
from grader.probe.draw import draw_hidden, least_distance
from grader.probe.single_steps import steps_that_show
from reference.lstm import Gate, run

FloatArray = npt.NDArray[np.float64]


def _with_slip(
    inputs: FloatArray,
    weights: Mapping[str, FloatArray],
    slip: int | None,
    *,
    lost: bool = False,
    whole: bool = False,
) -> FloatArray:
    """The nine steps as a student writes them, with `h` handed to one of them for `c`, or nothing; or `c` rounded."""
    c = h = 0.0
    outputs = []
    for step, x in enumerate(inputs):
        gate = {name: 1.0 / (1.0 + np.exp(-(row @ x))) for name, row in weights.items()}
        memory = (0.0 if lost else h) if step == slip else c
        c = gate["forget_gate"] * memory + gate["input_gate"] * np.tanh(weights["candidate"] @ x)
        c = np.round(c) if whole else c
        h = gate["output_gate"] * np.tanh(c)
        outputs.append(h)
    return np.array(outputs)


def _far(inputs: FloatArray, weights: Mapping[str, FloatArray], slip: int) -> float:
    """How far a step that gets h, or nothing, leads from what is right: the less of the two."""
    right = _with_slip(inputs, weights, None)
    wrong = [_with_slip(inputs, weights, slip, lost=lost) for lost in (False, True)]
    return float(min(np.abs(one - right).max() for one in wrong))


def test_it_is_what_a_slip_does() -> None:
    generator = np.random.default_rng(6)
    margin = 0.05
    for _ in range(20):
        inputs = np.column_stack([generator.uniform(-2, 2, size=(9, 3)), np.ones(9)])
        names = ("candidate", "input_gate", "forget_gate", "output_gate")
        weights = {name: generator.uniform(-2, 2, size=4) for name in names}
        shown = steps_that_show(run(inputs, weights), margin)
        assert shown[0]
        assert [bool(one) for one in shown[1:]] == [_far(inputs, weights, step) > margin for step in range(1, 9)]


@pytest.mark.parametrize("seed", range(20))
def test_it_does_not_hang_on_the_seed_which_step_shows_a_wrong_memory(seed: int) -> None:
    assignment = load().assignment
    hidden = draw_hidden(assignment, seed)
    margin = least_distance(assignment)
    for draw in (hidden.soft, *hidden.named):
        far = [_far(draw.inputs, draw.weights, step) for step in range(1, len(draw.inputs))]
        assert min(far, default=margin) > margin * ALONE > assignment.tolerances.hidden.absolute, draw.name
    # the homework's weights wipe the memory in one step, and the next finds none
    far = [_far(hidden.steps.inputs, hidden.steps.weights, step) for step in range(1, 9)]
    assert [one > margin for one in far] == [step not in (2, 3) for step in range(1, 9)]
    # nor does it where a program's weights are not found: four steps are given little or no memory
    far = [_far(hidden.soft.inputs, hidden.steps.weights, step) for step in range(1, 9)]
    assert [one > margin * ALONE for one in far] == [step not in (3, 4, 5, 6) for step in range(1, 9)]


@pytest.mark.parametrize("seed", range(12))
def test_a_memory_rounded_at_each_step_shows(seed: int) -> None:
    assignment = load().assignment
    hidden = draw_hidden(assignment, seed)
    for draw in (hidden.steps, hidden.soft, *hidden.named[1:]):
        rounded = _with_slip(draw.inputs, draw.weights, None, whole=True)
        far = np.abs(rounded - draw.expected.answers["real"]).max()
        assert far > least_distance(assignment), draw.name


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("gate", "column", "weight"), [("forget_gate", 1, 10.0), ("input_gate", 1, 1000.0)])
def test_a_weight_that_the_homework_lets_pass_shows_on_soft_numbers(
    seed: int, gate: str, column: int, weight: float
) -> None:
    assignment = load().assignment
    _, homework = numbers_of(assignment)
    soft = draw_hidden(assignment, seed).soft
    mistyped = np.where(np.arange(4) == column, weight, homework[gate])
    for others in (homework, soft.weights):  # its own row is not found, so it stays
        for kind in Gate:
            right = [
                run(soft.inputs, {**others, gate: row}, gate=kind).y for row in (homework[gate], soft.weights[gate])
            ]
            wrong = run(soft.inputs, {**others, gate: mistyped}, gate=kind).y
            assert min(float(np.abs(wrong - one).max()) for one in right) > least_distance(assignment)


@pytest.mark.parametrize("seed", range(4))
def test_who_begins_at_the_second_step_shows_it_whatever_weights_were_found(seed: int) -> None:
    assignment = load().assignment
    _, homework = numbers_of(assignment)
    for draw in draw_hidden(assignment, seed).free_form:
        for weights in (homework, draw.weights):
            for kind in (Gate.REAL, Gate.ROUNDED):
                right = run(draw.inputs, weights, gate=kind).y
                skipped = np.concatenate([[0.0], run(draw.inputs[1:], weights, gate=kind).y])
                assert float(np.abs(right - skipped).max()) > least_distance(assignment)
