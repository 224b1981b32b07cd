"""Which classic mistake a wrong answer is, in words: what it is, where, what it does at the first step that differs."""

from __future__ import annotations

from collections.abc import Sequence

from grader.judge.attribute import Candidate
from grader.judge.case import Case
from grader.judge.culprit import Before, place_of, where_computed, where_rounded
from grader.judge.decide import Held, open_steps
from grader.judge.diagnose import TRUNCATION, diagnose, keeps_whole_zeros, shows_anything
from grader.judge.hidden import Trials
from grader.judge.mishaps import place_words
from grader.messages import say
from grader.model import Finding, Text
from grader.observations import Place
from grader.oracle import Wrong


def explain(case: Case, one: Candidate, held: Held, trials: Trials) -> list[Wrong]:
    """Find the classic mistake that explains the answer in every run; both, where two fit equally."""
    if held.kind == "linear" or (held.kind is not None and all(trial.right for trial in trials.decided)):
        return []
    found = diagnose(one.shown.values, case.expected, trials.trials, case.assignment.tolerances)
    if not shows_anything(one.shown.values, trials.trials) and not keeps_whole_zeros(case.files[one.file_index].plain):
        found = [wrong for wrong in found if TRUNCATION not in wrong.codes]
    return found


def mistakes(case: Case, part: str, held: Held, wrongs: Sequence[Wrong], before: Before) -> list[tuple[Finding, Place]]:
    """Say each mistake that explains an answer, with the place where it is made."""
    figures = first_step(case, before.answer.handed_over, held) if wrongs else {}
    found = []
    for wrong in wrongs:
        place = place_of(wrong, before, case.expected)
        found.append((mistake_at(wrong.codes[0], part, place, variant=wrong.variant, **figures), place))
    return found


def of_numbers(case: Case, part: str, held: Held, before: Before) -> list[tuple[Finding, Place]]:
    """Say what the numbers themselves show: zeros, too few digits, the slide's activation."""
    one = before.answer.handed_over
    found = []
    steps = open_steps(case.expected.answers["real"], case.assignment)
    for code in held.wrong:
        if code == "linear-activation":
            linear = min(
                case.expected.linear_as_wrong, key=lambda wrong: float(abs(wrong.values - one.shown.values).max())
            )
            place = place_of(linear, before, case.expected)
            found.append((mistake_at(code, part, place, **first_step(case, one, held)), place))
        else:
            place = where_rounded(before) if code == "rounded-output" else where_computed(before, case.expected)
            found.append((finding_at(code, part, place, steps=steps), place))
    return found


def first_step(case: Case, one: Candidate, held: Held) -> dict[str, Text | str]:
    """The first step of the homework that differs, with the gates and the memory that it should have there."""
    first = held.first_difference
    if first is None:
        return {"step": say("step.unseen")}
    letters = {letter: f"{case.expected.quantities[f'{letter} (real)'][first]:.4g}" for letter in "ifgoc"}
    right = case.expected.answers["real"] if held.kind == "linear" else held.expected
    figures = {"expected": f"{right[first]:.4g}", "got": f"{one.shown.values[first]:.4g}"}
    return {"step": say("step.seen", step=first + 1, **letters, **figures)}


def words_at(place: Place) -> Text:
    """A place in words."""
    return place_words(place.file, place.cell, place.line or None)


def finding_at(code: str, part: str, place: Place, **figures: Text | str) -> Finding:
    """What was seen of a part."""
    message = say(f"finding.{code}", place=words_at(place), **figures)
    return Finding(code=code, part=part, message=message, file=place.file, line=place.line or None)


def mistake_at(code: str, part: str, place: Place, **figures: Text | str) -> Finding:
    """A finding of a classic mistake: what it is, where it is made, how to think about it."""
    what = say(f"mistake.{code}", **figures)
    message = say("mistake", place=words_at(place), what=what, **figures)
    return Finding(code=code, part=part, message=message, file=place.file, line=place.line or None)
