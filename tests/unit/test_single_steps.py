"""A slip in any one of nine written-out steps shows on some numbers that a program is run on."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pytest

from grader.assignment.load import load
from grader.oracle import numbers_of
from grader.probe.draw import draw_hidden, least_distance
from grader.probe.single_steps import steps_that_show
from reference.lstm import Gate, run

FloatArray = npt.NDArray[np.float64]


def _with_slip(inputs: FloatArray, weights: Mapping[str, FloatArray], slip: int | None) -> FloatArray:
    """The nine steps as a student writes them, with `h` handed to one of them for `c`."""
    c = h = 0.0
    outputs = []
    for step, x in enumerate(inputs):
        gate = {name: 1.0 / (1.0 + np.exp(-(row @ x))) for name, row in weights.items()}
        memory = h if step == slip else c
        c = gate["forget_gate"] * memory + gate["input_gate"] * np.tanh(weights["candidate"] @ x)
        h = gate["output_gate"] * np.tanh(c)
        outputs.append(h)
    return np.array(outputs)


def _far(inputs: FloatArray, weights: Mapping[str, FloatArray], slip: int) -> float:
    right = _with_slip(inputs, weights, None)
    return float(np.abs(_with_slip(inputs, weights, slip) - right).max())


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


@pytest.mark.parametrize("seed", range(8))
def test_the_hidden_numbers_leave_no_step_in_the_dark(seed: int) -> None:
    assignment = load().assignment
    margin = least_distance(assignment)
    numbers = [(draw.inputs, draw.weights) for draw in draw_hidden(assignment, seed).free_form]
    for step in range(1, 9):
        assert any(_far(inputs, weights, step) > margin for inputs, weights in numbers), step


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
