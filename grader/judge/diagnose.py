"""Which classic mistake a wrong answer is: the one that gives the same numbers in every run, and no other does.

The numbers of the homework alone fit several mistakes; over all runs one is left. Where two are left, both are said.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.assignment.schema import Tolerances
from grader.judge.agree import FloatArray, agrees
from grader.judge.hidden import Trial
from grader.oracle import Expected, Wrong

MOST_TO_SAY = 2
_TRUNCATION = "integer-truncation"


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
    for number, wrong in enumerate(_mistakes(expected)):
        if not agrees(public, wrong.values, tolerances.output.absolute):
            continue
        if all(_explains(number, trial, tolerances.hidden.absolute) for trial in telling) or (
            _TRUNCATION in wrong.codes and _truncates(number, telling, tolerances.hidden.absolute)
        ):
            found.setdefault(wrong.codes[0], wrong)
    return list(found.values()) if len(found) <= MOST_TO_SAY else []


def _explains(number: int, trial: Trial, absolute: float) -> bool:
    """Whether the same mistake (by its number in the list) gives the numbers of a hidden run."""
    values = trial.values
    if values is None:
        return True
    given = (_mistakes(trial.draw.expected)[number], _mistakes(trial.draw.with_old_weights)[number])
    return any(agrees(values, wrong.values, absolute) for wrong in given)


def _truncates(number: int, telling: Sequence[Trial], absolute: float) -> bool:
    """Whether numbers are cut wherever all that the program states is whole.

    Numbers with decimals in their place make floats of the very arrays that cut, and then the answer is right.
    """
    cut = [_explains(number, trial, absolute) for trial in telling]
    return any(cut) and all(ok or (trial.soft and trial.right) for ok, trial in zip(cut, telling, strict=True))


def _mistakes(expected: Expected) -> tuple[Wrong, ...]:
    return (*expected.wrong, *expected.linear_as_wrong)
