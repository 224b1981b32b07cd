"""Which classic mistake a wrong answer is: the one that gives the same numbers in every run, and no other does.

The numbers of the homework alone fit several mistakes; over all runs one is left. Where two are left, both are said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from grader.assignment.schema import Tolerances
from grader.judge.agree import FloatArray, agrees
from grader.judge.trials import Trial
from grader.observations import Observations, Place
from grader.oracle import Expected, Wrong, same_mistake
from grader.probe.mixtures import partly_replaced

MOST_TO_SAY = 2
TRUNCATION = "integer-truncation"


def diagnose(public: FloatArray, expected: Expected, trials: Sequence[Trial], tolerances: Tolerances) -> list[Wrong]:
    """Find the mistakes that explain an answer in all runs.

    Parameters
    ----------
    public
        The answer (T,) on the homework's numbers.
    trials
        What it was in the hidden runs; those without numbers say nothing.

    Returns
    -------
    One mistake, or two that fit equally well; none where no mistake fits, or too many do.
    """
    telling = [trial for trial in trials if trial.values is not None]
    found: dict[str, Wrong] = {}
    cut: dict[str, Wrong] = {}  # explains it only if other numbers made floats of what cuts
    for number, wrong in enumerate(_mistakes(expected)):
        if not agrees(public, wrong.values, tolerances.output.absolute):
            continue
        if all(_explains(number, trial, tolerances.hidden.absolute) for trial in telling):
            found.setdefault(wrong.codes[0], wrong)
        elif TRUNCATION in wrong.codes and _truncates(number, telling, tolerances.hidden.absolute):
            cut.setdefault(wrong.codes[0], wrong)
    found = found or cut
    return list(found.values()) if len(found) <= MOST_TO_SAY else []


def _explains(number: int, trial: Trial, absolute: float) -> bool:
    """Whether the same mistake (by its number in the list) gives the numbers of a hidden run.

    There only some of the rows may have been replaced: `x[0]` states the candidate's unsaid.
    """
    values, draw = trial.values, trial.draw
    if values is None:
        return True
    given = (_mistakes(draw.expected)[number], _mistakes(draw.with_old_weights)[number])
    if any(agrees(values, wrong.values, absolute) for wrong in given):
        return True
    partly = partly_replaced(draw.with_old_weights.weights, draw.weights) if trial.soft else ()
    return any(agrees(values, same_mistake(given[0], draw.inputs, weights), absolute) for weights in partly)


def shows_anything(public: FloatArray, trials: Sequence[Trial]) -> bool:
    """Whether an answer is anything but zero in any run."""
    return bool(public.any()) or any(trial.values is not None and bool(trial.values.any()) for trial in trials)


def keeps_whole_zeros(plain: Observations) -> bool:
    """Whether a program holds zeros that are whole numbers where results may have been cut.

    A program that shows nothing but zeros may never have computed anything: only such zeros tell of cut numbers.
    Beside the inputs' constant 1 they are inputs that are still to be filled in.
    """
    scalars: Counter[Place] = Counter()
    for seen in plain.seen:
        if any(held.values.size > 1 and (held.values == 1).all() for held in seen.numbers):
            continue
        for held in seen.numbers:
            if "int" in held.origin.partition(":")[2] and not held.values.any():
                if held.values.size > 1:
                    return True
                scalars[seen.place] += 1
    return any(count > 1 for count in scalars.values())


def _truncates(number: int, telling: Sequence[Trial], absolute: float) -> bool:
    """Whether numbers are cut wherever all that the program states is whole.

    Numbers with decimals in their place make floats of the very arrays that cut, and then the answer is right.
    """
    cut = [_explains(number, trial, absolute) for trial in telling]
    return any(cut) and all(ok or (trial.soft and trial.right) for ok, trial in zip(cut, telling, strict=True))


def _mistakes(expected: Expected) -> tuple[Wrong, ...]:
    return (*expected.wrong, *expected.linear_as_wrong)
