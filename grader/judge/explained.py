"""Which classic mistake a wrong answer is, in words: what it is, where, what it does at the first step that differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.judge.agree import FloatArray, agrees
from grader.judge.appearance import is_state
from grader.judge.candidate import Candidate
from grader.judge.case import Case
from grader.judge.culprit import Before, place_of, where_computed, where_rounded
from grader.judge.decide import Held, open_steps
from grader.judge.diagnose import TRUNCATION, diagnose, keeps_whole_zeros, shows_anything
from grader.judge.mishaps import place_words
from grader.judge.own_weights import about_weights
from grader.judge.parameters import OwnParameters
from grader.judge.trials import Trials
from grader.messages import joined, say
from grader.model import Finding, Status, Text, Verdict
from grader.observations import Place
from grader.oracle import MISTAKES, Wrong, letters_of

DIFFERS = 5e-3  # the figures of rounded gates are no difference


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
    found = []
    for wrong in wrongs:
        place = place_of(wrong, before, case.expected)
        figures = first_step(case, before.answer.handed_over, held, wrong)
        order = swapped(wrong.variant) if wrong.codes[0] == "gates-swapped" else wrong.variant
        said = mistake_at(wrong.codes[0], part, place, variant=order, **figures)
        if others := [other.codes[0] for other in wrongs if other is not wrong]:
            said = replace(said, message=say("another-fits", message=said.message, code=others[0]))
        found.append((said, place))
    return found


def of_numbers(case: Case, part: str, held: Held, before: Before, module: Place | None) -> list[tuple[Finding, Place]]:
    """Say what the numbers themselves show: zeros, too few digits, the slide's activation.

    Parameters
    ----------
    module
        Where a module went wrong, if its output is the answer.
    """
    one = before.answer.handed_over
    found = []
    steps = open_steps(case.expected.answers["real"], case.assignment)
    for code in held.wrong:
        if code == "linear-activation":
            kinds = case.expected.linear_as_wrong
            nearest = min(kinds, key=lambda wrong: float(abs(wrong.values - one.shown.values).max()))
            place = place_of(nearest, before, case.expected)
            found.append((mistake_at(code, part, place, **first_step(case, one, held, nearest)), place))
        else:
            where = where_rounded if code == "rounded-output" else where_computed
            place = where(before, case.expected) if module is None or code != "all-zero-output" else module
            found.append((finding_at(code, part, place, steps=steps), place))
    return found


def first_step(case: Case, one: Candidate, held: Held, wrong: Wrong | None = None) -> dict[str, Text | str]:
    """The first step of the homework that differs: what should be there, and what a mistake makes of it."""
    first = held.first_difference
    if first is None:
        return {"step": say("step.unseen")}
    right = case.expected.answers["real"] if held.kind == "linear" else held.expected
    got = {letter: values[first] for letter, values in (letters_of(wrong, case.expected) if wrong else {}).items()}
    got = {letter: value for letter, value in got.items() if abs(value - _real(case, letter)[first]) > DIFFERS}
    got["y"] = one.shown.values[first]
    figures = {"expected": _figure(right[first]), "got": _listed(got), **letters_at(case, first)}
    return {"step": say("step.seen", step=first + 1, **figures)}


def more_of(
    case: Case,
    held: Held,
    findings: Sequence[Finding],
    before: Before,
    gate: str | None,
    own: OwnParameters | None,
) -> Verdict:
    """The verdict on `output`, and what else is known of an answer that no finding explains.

    The module's weights were never set, or are transposed; it got one input again and again; it is the memory's
    numbers, or a gate's; the right ones are in the program and others are shown; or what the equations give at the
    first step that differs.
    """
    verdict, first = held.verdict, held.first_difference
    swapped = any(finding.code == "gates-swapped" for finding in findings)
    if verdict.status is not Status.PASSED and not swapped:
        about = about_own(case, own, verdict.message)
        if about is not None:
            return replace(verdict, message=about)
    told = any(finding.code in MISTAKES or finding.code == "rounded-output" for finding in findings)
    if first is None or verdict.status is Status.PASSED or told:
        return verdict
    one = before.answer.handed_over
    made_of = one.made_of
    absolute = case.assignment.tolerances.output.absolute
    if held.by_chance and agrees(one.shown.values, held.expected, absolute):
        return verdict
    right = [other for other in before.sequences if agrees(other.shown.values, held.expected, absolute)]
    zeros = "all-zero-output" in held.wrong  # and the memory may be near zero as well
    if made_of is not None and made_of.same_input(case.expected.steps):
        message = say("output.same-input", message=verdict.message)
    elif zeros:
        message = verdict.message
    elif is_state(one, case.expected) or (made_of is not None and made_of.is_memory(one.shown.values, absolute)):
        through_tanh = made_of is not None and any(
            agrees(one.shown.values, memory, absolute) for memory in made_of.memories[1:]
        )
        message = say("output.memory-shown" if through_tanh else "output.memory", message=verdict.message)
    elif gate is not None:
        message = say("output.gate", message=verdict.message, letter=gate)
    elif right:
        message = say("output.right-elsewhere", message=verdict.message, place=words_at(right[-1].shown.place))
    elif made_of is not None and one.derived and agrees(made_of.outputs, held.expected, absolute):
        message = say("output.right-elsewhere", message=verdict.message, place=words_at(made_of.place))
    else:
        letters = letters_at(case, first)
        message = say("output.letters", message=verdict.message, step=first + 1, **letters)
    return replace(verdict, message=message)


def about_own(case: Case, own: OwnParameters | None, message: Text) -> Text | None:
    """A message, and what to mend in the weights of the module that made an answer; None if there is nothing."""
    return about_weights(message, own, case.expected.weights, case.assignment.tolerances.parameter.absolute)


def letters_at(case: Case, step: int) -> dict[str, str]:
    """What the gates, the candidate and the memory should be at a step of the homework."""
    return {letter: _figure(_real(case, letter)[step]) for letter in "ifgoc"}


def _figure(value: float) -> str:
    """A number for people: a gate that is all but shut is 0, as the homework has it."""
    return "0" if abs(value) < DIFFERS else f"{value:.4g}"


def _real(case: Case, letter: str) -> FloatArray:
    return case.expected.answers["real"] if letter == "y" else case.expected.quantities[f"{letter} (real)"]


def _listed(letters: Mapping[str, float]) -> Text:
    said = [f"{letter} = {_figure(value)}" for letter, value in letters.items()]
    return Text(en=", ".join(said), zh="，".join(said))


def swapped(variant: str) -> Text:
    """Rows in another order, in words: `g<-i i<-f f<-g`, or `i<->f` for two that changed places."""
    said = []
    for one in variant.split():
        gate, _, row = one.partition("<->" if "<->" in one else "<-")
        key = "rows.exchanged" if "<->" in one else "rows.taken"
        said.append(say(key, gate=gate, row=row))
    return joined(said, en="; ", zh="；")


def words_at(place: Place) -> Text:
    """A place in words."""
    return place_words(place.file, place.cell, place.line or None)


def finding_at(code: str, part: str, place: Place, **figures: Text | str) -> Finding:
    """What was seen of a part."""
    message = say(f"finding.{code}", place=words_at(place), **figures)
    return Finding(code=code, part=part, message=message, file=place.file, line=place.line or None, cell=place.cell)


def mistake_at(code: str, part: str, place: Place, **figures: Text | str) -> Finding:
    """A finding of a classic mistake: what it is, where it is made, how to think about it."""
    what = say(f"mistake.{code}", **figures)
    message = say("mistake", place=words_at(place), what=what, **figures)
    return Finding(code=code, part=part, message=message, file=place.file, line=place.line or None, cell=place.cell)
