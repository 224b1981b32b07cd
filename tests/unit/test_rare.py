"""Mistakes without a name show on the hidden numbers of every class."""

from __future__ import annotations

import numpy as np
import pytest

from grader.assignment.load import load
from grader.oracle import expect, numbers_of
from grader.probe.draw import draw_hidden, least_distance
from grader.probe.rare import hidden_by, hides_some, outputs_of_rare_mistakes

ASSIGNMENT = load().assignment


def gates_of(*steps: tuple[float, float, float, float]) -> dict[str, np.ndarray]:
    return dict(zip("gifo", np.array(steps).T, strict=True))


def among(wanted: list[float], gates: dict[str, np.ndarray]) -> bool:
    return bool((np.abs(outputs_of_rare_mistakes(gates) - wanted).max(axis=1) < 1e-12).any())


def test_a_memory_kept_within_one():
    gates = gates_of((0.8, 1, 1, 1), (0.8, 1, 1, 1), (-0.5, 1, 1, 1))
    assert among(list(np.tanh([0.8, 1.6, 0.5])), gates)


def test_a_memory_emptied_when_it_is_read():
    gates = gates_of((0.8, 1, 1, 0), (0.5, 1, 1, 1), (0.5, 1, 1, 1))
    assert among([0.0, *np.tanh([1.3, 0.5])], gates)


def test_the_forget_gate_of_the_step_before():
    gates = gates_of((0.8, 1, 1, 1), (0.5, 1, 0, 1), (0.5, 1, 1, 1))
    assert among(list(np.tanh([0.8, 1.3, 0.5])), gates)


def test_the_forget_gate_left_out_of_the_output_alone():
    gates = gates_of((0.8, 1, 1, 1), (0.0, 0, 0, 1), (0.5, 1, 1, 1))
    assert among(list(np.tanh([0.8, 0.8, 0.5])), gates)


def test_the_homework_hides_some_of_them():
    inputs, weights = numbers_of(ASSIGNMENT)
    assert hidden_by([expect(inputs, weights)], least_distance(ASSIGNMENT))


@pytest.mark.parametrize("seed", range(700, 706))
def test_hidden_numbers_hide_none(seed):
    hidden = draw_hidden(ASSIGNMENT, seed)
    margin = least_distance(ASSIGNMENT)
    assert not hidden_by([one.expected for one in hidden.free_form], margin)
    assert not any(hides_some(one.expected, margin) for one in hidden.free_form)
    assert not hidden_by([one.expected for one in hidden.named[1:]], margin)
