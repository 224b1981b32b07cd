"""The checks of a part: its answer against what is right."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from grader.assignment.schema import Assignment
from grader.judge.agree import FloatArray, agrees, partial_share, same, steps_that_agree, to_decimals
from grader.judge.candidate import Candidate
from grader.messages import say
from grader.model import Status, Text, Verdict
from grader.oracle import Expected


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Held:
    """An answer held against what is right."""

    verdict: Verdict
    kind: str | None  # real, rounded, threshold, own-parameters, linear; None where it agrees with nothing
    wrong: tuple[str, ...]  # finding codes that the numbers themselves show
    expected: FloatArray  # (T,) what it was held against
    first_difference: int | None  # index of the first step that differs
    by_chance: bool = False  # it changes with the random numbers of a run, and no parameter that is excused does it


def hold(
    values: FloatArray,
    decimals: int | None,
    expected: Expected,
    assignment: Assignment,
    *,
    own: FloatArray | None,
    linear: bool,
    whole: bool,
) -> Held:
    """Hold an answer (T,) against the reference on the homework's input.

    Parameters
    ----------
    own
        What the reference gives for the parameters that the student's module really has, if one made it.
    linear
        Whether the slide's linear activation may earn what the assignment gives it.
    whole
        Whether the answer was given in whole numbers: 7 and 6 are then the linear answer.
    """
    absolute = assignment.tolerances.output.absolute
    near_zero = assignment.tolerances.near_zero.absolute
    if values.shape != expected.answers["real"].shape:
        verdict = Verdict(status=Status.FAILED, share=0.0, message=say("output.not-found"))
        return Held(verdict=verdict, kind=None, wrong=(), expected=expected.answers["real"], first_difference=None)
    right: Mapping[str, FloatArray] = {"own-parameters": own} if own is not None else expected.answers
    nearest = min(right.values(), key=lambda one: -int(steps_that_agree(values, one, absolute).sum()))
    evidence = {"expected": _figures(nearest), "got": _figures(values)}
    if not (np.abs(values) > near_zero).any() and np.isfinite(values).all():
        message = say("output.all-zero", steps=open_steps(nearest, assignment))
        verdict = Verdict(status=Status.FAILED, share=0.0, message=message, evidence=evidence)
        return Held(
            verdict=verdict,
            kind=None,
            wrong=("all-zero-output",),
            expected=nearest,
            first_difference=_first(values, nearest, absolute),
        )
    for kind, one in right.items():
        if agrees(values, one, absolute):
            own_numbers = own is not None and not same(own, expected.answers["real"])  # something was left random
            message = say("output.own-parameters" if own_numbers else "output.passed", steps=len(values))
            verdict = Verdict(status=Status.PASSED, share=1.0, message=message, evidence=evidence)
            return Held(verdict=verdict, kind=kind, wrong=(), expected=one, first_difference=None)
    if linear and assignment.linear_share is not None:
        near = (absolute, to_decimals(0)) if whole else (absolute,)
        for tolerance, one in itertools.product(near, expected.linear.values()):
            if agrees(values, one, tolerance):
                held = _linear(values, one, nearest, assignment, evidence)
                return replace(held, wrong=(*held.wrong, "rounded-output")) if tolerance > absolute else held
    share = partial_share(values, nearest, absolute, near_zero)
    first = _first(values, nearest, absolute)
    wrong = ("rounded-output",) if _rounded(values, decimals, right) else ()
    status = Status.PARTIAL if share > 0 else Status.FAILED
    message = _differs(values, nearest, absolute, first, status, rounded=bool(wrong))
    verdict = Verdict(status=status, share=share, message=message, evidence={**evidence, "first_difference": first + 1})
    return Held(verdict=verdict, kind=None, wrong=wrong, expected=nearest, first_difference=first)


def open_steps(expected: FloatArray, assignment: Assignment) -> Text:
    """The steps at which the output is not to be zero."""
    numbers = [str(step + 1) for step in np.flatnonzero(np.abs(expected) > assignment.tolerances.near_zero.absolute)]
    several = f"steps {', '.join(numbers[:-1])} and {numbers[-1]}" if len(numbers) > 1 else f"step {''.join(numbers)}"
    return Text(en=several, zh=f"第 {'、'.join(numbers)} 步")


def _linear(
    values: FloatArray,
    linear: FloatArray,
    real: FloatArray,
    assignment: Assignment,
    evidence: Mapping[str, object],
) -> Held:
    if assignment.accepts_linear:
        message = say("output.linear-accepted", steps=len(values))
        evidence = {**evidence, "expected": _figures(linear)}
        verdict = Verdict(status=Status.PASSED, share=1.0, message=message, evidence=evidence)
        return Held(verdict=verdict, kind="linear", wrong=(), expected=linear, first_difference=None)
    share = assignment.linear_share or 0.0
    status = Status.PASSED if share == 1 else Status.PARTIAL if share > 0 else Status.FAILED
    message = say("output.linear", percent=f"{share:.0%}")
    return Held(
        verdict=Verdict(status=status, share=share, message=message, evidence=evidence),
        kind="linear",
        wrong=("linear-activation",),
        expected=linear,
        first_difference=_first(values, real, assignment.tolerances.output.absolute),
    )


def _rounded(values: FloatArray, decimals: int | None, right: Mapping[str, FloatArray]) -> bool:
    """Whether an answer is right but for being rounded to one decimal or none."""
    if decimals is not None and decimals > 1:
        return False
    return any(agrees(values, np.round(one, digits), 1e-6) for one in right.values() for digits in (0, 1))


def without_luck(held: Held, values: FloatArray | None, expected: FloatArray, assignment: Assignment) -> Held:
    """Partial credit for a module whose weights are wrong while its biases are left to chance, or random otherwise.

    Which steps such an answer has right differs from run to run. It earns what it would without these biases, or for
    the steps that stay.

    Parameters
    ----------
    values
        What the module's weights give (T,) without them, or nan at steps that change; None where the weights are left
        to chance too.
    expected
        What the homework's weights give (T,).
    """
    absolute, near_zero = assignment.tolerances.output.absolute, assignment.tolerances.near_zero.absolute
    share = 0.0 if values is None else partial_share(values, expected, absolute, near_zero)
    got = np.asarray(held.verdict.evidence.get("got", ()), dtype=np.float64)
    if share == 1 or held.first_difference is None or got.shape != held.expected.shape:
        return held
    status = Status.PARTIAL if share > 0 else Status.FAILED
    message = _differs(got, held.expected, absolute, held.first_difference, status, rounded=False)
    return replace(held, verdict=replace(held.verdict, status=status, share=share, message=message))


def not_rounded(held: Held, assignment: Assignment) -> Held:
    """The same of what looks rounded and is explained otherwise: tanh(7) is 1.0 to two decimals."""
    if "rounded-output" not in held.wrong:
        return held
    verdict, first = held.verdict, held.first_difference
    if held.kind is None and first is not None:
        got = np.asarray(verdict.evidence.get("got", ()), dtype=np.float64)
        absolute = assignment.tolerances.output.absolute
        message = _differs(got, held.expected, absolute, first, verdict.status, rounded=False)
        verdict = replace(verdict, message=message)
    return replace(held, verdict=verdict, wrong=tuple(code for code in held.wrong if code != "rounded-output"))


def _differs(
    values: FloatArray, expected: FloatArray, absolute: float, first: int, status: Status, *, rounded: bool
) -> Text:
    if rounded:
        return say("output.rounded")
    right = int(steps_that_agree(values, expected, absolute).sum())
    key = "output.partial" if status is Status.PARTIAL else "output.failed"
    return say(
        key,
        right=right,
        steps=len(values),
        step=first + 1,
        got=_figure(values[first]),
        expected=_figure(expected[first]),
    )


def _first(values: FloatArray, expected: FloatArray, absolute: float) -> int:
    return int(np.argmin(steps_that_agree(values, expected, absolute)))


def reproducible(answer: Candidate, group: Sequence[Candidate]) -> tuple[Verdict, bool]:
    """Whether the same numbers come out whatever random numbers the program draws; and if it is undecided chance.

    Parameters decide where a module made the answer: whether two runs with random biases happen to print the
    same digits is luck, and the grade must not depend on it.

    Parameters
    ----------
    group
        All sequences that show the answer: one that is not rounded tells what a rounded one hides by luck.

    Returns
    -------
    The verdict, and whether the difference is one that no random parameter explains.
    """
    before, after = answer.made_of, answer.pass_again
    if before is not None and after is not None:
        names = before.module.parameters.keys() & after.module.parameters.keys()
        changed = sorted(
            name
            for name in names
            if not same(before.module.parameters[name].values, after.module.parameters[name].values, 0.0)
        )
        if changed:
            message = say("reproducible.parameters", names=", ".join(changed))
            return Verdict(status=Status.FAILED, share=0.0, message=message, evidence={"changed": changed}), False
    if answer.again is None:
        return Verdict(status=Status.REVIEW, share=0.0, message=say("reproducible.unknown")), False
    if all(one.again is None or same(one.again, one.shown.values) for one in (answer, *group)):
        return Verdict(status=Status.PASSED, share=1.0, message=say("reproducible.passed")), False
    evidence = {"first": _figures(answer.shown.values), "second": _figures(answer.again)}
    return Verdict(status=Status.FAILED, share=0.0, message=say("reproducible.differs"), evidence=evidence), True


def _figures(values: FloatArray) -> list[float | str]:
    """Numbers for the report: strict JSON has no NaN."""
    return [float(f"{value:.9g}") if math.isfinite(value) else str(value) for value in values.tolist()]


def _figure(value: float) -> str:
    return f"{value:.4f}" if np.isfinite(value) and abs(value) < 1e5 else f"{value:.4g}"
