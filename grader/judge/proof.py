"""Whether an assignment can be graded: the reference solves it, wrong answers are told, hidden numbers can be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from grader.assignment.schema import Assignment
from grader.errors import AssignmentError
from grader.judge.agree import FloatArray
from grader.judge.decide import Held, hold
from grader.oracle import Expected, expect, numbers_of
from grader.probe.draw import distances, draw_hidden

SEEDS = (1, 2)  # classes whose hidden numbers are drawn
MOST_COMPLAINTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What came of it."""

    complaints: tuple[str, ...]  # the path in the file first; none: it can be graded
    untold: tuple[str, ...]  # mistakes that the file's own inputs do not show; the hidden numbers do


def prove(assignment: Assignment) -> Proof:
    """Try an assignment: its numbers, its tolerances, its hidden numbers."""
    inputs, weights = numbers_of(assignment)
    for step, row in enumerate(assignment.homework.inputs):
        if row[3] != 1:
            complaint = (
                f"homework.inputs[{step}][3]: the 4th input is the constant 1, which makes the 4th weight a bias"
            )
            return Proof(complaints=(complaint,), untold=())
    with np.errstate(all="ignore"):
        expected = expect(inputs, weights)
    complaints = [*_about_answers(assignment, expected)][:MOST_COMPLAINTS]
    if complaints:
        return Proof(complaints=tuple(complaints), untold=())
    absolute = assignment.tolerances.output.absolute
    untold = {
        f"{wrong.codes[0]} ({wrong.variant})" for wrong, distance in distances(inputs, weights) if distance <= absolute
    }
    return Proof(complaints=tuple(_about_draws(assignment)), untold=tuple(sorted(untold)))


def _about_answers(assignment: Assignment, expected: Expected) -> Iterator[str]:
    """Hold the reference's answers against itself, as a student's would be."""
    every = (*expected.answers.values(), *expected.linear.values())
    if not all(np.isfinite(one).all() for one in every):
        yield "homework: the numbers are so large that the reference's outputs are no numbers"
        return
    near_zero = assignment.tolerances.near_zero.absolute
    if any(not (np.abs(one) > near_zero).any() for one in expected.answers.values()):
        yield f"homework.inputs: no output is further than {near_zero:g} from zero, so nine zeros would be as right"
        return
    for kind, values in expected.answers.items():
        if _held(values, assignment, expected).verdict.share != 1:
            yield f"tolerances.output: the reference's own answer ({kind} gates) does not earn all points"
    for kind, values in expected.linear.items():
        if _held(values, assignment, expected).kind in expected.answers:
            yield f"tolerances.output.absolute: so wide that the slide's answer ({kind} gates) passes for tanh"
    for wrong in expected.wrong:
        zeros = not (np.abs(wrong.values) > near_zero).any()
        if zeros and _held(wrong.values, assignment, expected).verdict.share > 0:
            yield f"tolerances.near_zero: zeros ({wrong.codes[0]}) would earn points"
            return


def _held(values: FloatArray, assignment: Assignment, expected: Expected) -> Held:
    return hold(values, None, expected, assignment, own=None, linear=True, whole=False)


def _about_draws(assignment: Assignment) -> Iterator[str]:
    try:
        for seed in SEEDS:
            draw_hidden(assignment, seed, gradients="gradients" in assignment.parts)
    except AssignmentError as error:
        place = "tolerances.gradients" if "gradients" in str(error) else "homework"
        yield f"{place}: {error}"
