"""What was handed in for each part, before it is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from grader.judge.agree import ROUNDED, FloatArray, agrees, same_steps
from grader.judge.answer import Answer
from grader.judge.answers import Answers, find_answers
from grader.judge.appearance import looks_like_output
from grader.judge.attempted import attempted, only_about_gradients
from grader.judge.attribute import candidates
from grader.judge.candidate import Candidate
from grader.judge.case import Case
from grader.judge.culprit import Before, held_before
from grader.judge.decide import Held, hold, without_luck
from grader.judge.fallback import with_fallbacks
from grader.judge.misshapen import misshapen
from grader.judge.modules import passes_of
from grader.judge.named import NamedHandIn, called_for, named_hand_in
from grader.judge.operator import Means, numpy_means
from grader.judge.other_work import of_other_work
from grader.judge.parameters import OwnParameters
from grader.judge.written_out import states_its_answer
from grader.messages import say
from grader.model import OPERATOR_PARTS, TORCH_PARTS
from grader.observations import Observations
from grader.oracle import with_own_parameters

STEADY = 0.1  # of the tolerance: what is near what is right in two runs is so by luck if it moves by more


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """What was handed in: answers to the parts, functions by name, parts with code."""

    answers: Answers
    named: Mapping[str, NamedHandIn]
    tried: frozenset[str]
    shown: Sequence[Candidate]  # every sequence that the program showed
    held: dict[tuple[str, bool], Held] = field(default_factory=dict)  # by part, and whether with a module's parameters

    def hold(self, case: Case, part: str, own: OwnParameters | None) -> Held:
        """Hold a part's answer against what is right: done once, for its points and for its trace."""
        how = (part, own is not None)
        if how not in self.held:
            self.held[how] = _held(case, part, self.answers.by_part[part].handed_over, own)
        return self.held[how]


def find(case: Case) -> Found:
    """Find what was handed in for each part, before it is judged."""
    steps = case.expected.steps
    named = {part: hand_in for part in OPERATOR_PARTS if (hand_in := named_hand_in(part, case.files, steps))}
    other = frozenset(part for part in TORCH_PARTS if of_other_work(part, case))
    tried = frozenset(part for runs in case.files for part in attempted(runs.source)) - other
    shown = with_fallbacks(candidates(case.files, steps), case.submission.sources)
    torch_named = named.keys() - {"numpy"}
    answers = find_answers(
        [one for one in shown if one.moved or not called_for(one, torch_named, case.files)],
        case.expected,
        case.assignment,
        named=frozenset(named),
        tried=tried,
        called=any(runs.plain.calls for runs in case.files),
        by_torch=lambda answer: means_of(case, answer) is Means.TORCH,
        written_out=lambda answer: states_its_answer(case, answer),
        passes=[(index, one) for index, runs in enumerate(case.files) for one in passes_of(runs.plain, steps)],
    )
    by_part = {part: one for part, one in answers.by_part.items() if part not in other or not one.handed_over.made_of}
    if misshapen("lstm", case, by_part.get("lstm")):
        by_part.pop("lstm", None)  # which numbers come out is chance
    by_hand = by_part.get("numpy")
    no_answer = by_hand is not None and not looks_like_output(by_hand.handed_over, case.expected, case.assignment)
    if no_answer and all(only_about_gradients(runs.source) for runs in case.files):
        del by_part["numpy"]  # numbers of exercise 6-4 that happen to be as many
    by_name = {part: one.answer for part, one in named.items() if one.answer is not None}
    return Found(
        answers=Answers(by_part={**by_part, **by_name}, claimed=answers.claimed),
        named=named,
        tried=tried,
        shown=shown,
    )


def before_of(case: Case, answer: Answer, found: Found) -> Before:
    """What the program held before it gave an answer, with everything that it is written in."""
    statements = case.files[answer.handed_over.file_index].plain.statements
    return held_before(answer, found.shown, statements, case.submission.sources)


def means_of(case: Case, answer: Answer) -> Means:
    """What an answer that no torch module made was computed with."""
    return numpy_means(answer.group, runs_of(case, answer))


def runs_of(case: Case, answer: Answer) -> list[Observations]:
    """The plain runs of all files, that of the answer's last."""
    plain = case.files[answer.handed_over.file_index].plain
    return [*(runs.plain for runs in case.files if runs.plain is not plain), plain]


def _held(case: Case, part: str, answer: Candidate, own: OwnParameters | None) -> Held:
    inputs = np.asarray(case.assignment.homework.inputs, dtype=np.float64)
    weights = case.expected.weights
    expected_own: FloatArray | None = None
    if own is not None and own.comparable:
        expected_own = with_own_parameters(inputs, weights, biases=own.excused_biases, recurrent=own.excused_recurrent)
    held = hold(
        answer.shown.values,
        answer.shown.decimals,
        case.expected,
        case.assignment,
        own=expected_own,
        linear=part == "numpy",
        whole=answer.shown.origin.endswith(("int", "int32", "int64")),
    )
    absolute = case.assignment.tolerances.parameter.absolute
    telling = held.wrong and not _zero_by_chance(answer, held, case)
    by_chance = own is not None and own.wrong_by_chance(weights, absolute) and (own.never_set or not telling)
    if held.kind is None and own is not None and by_chance:
        alone = None if own.never_set else with_own_parameters(inputs, own.rows, biases={}, recurrent={})
        held = without_luck(replace(held, wrong=()), alone, case.expected.answers["real"], case.assignment)
    # of a module with nothing random in its parameters, what changes is the state that it begins with
    excused = own is not None and own.comparable and own.random
    steady = None if excused else _the_same_again(answer, case)
    if steady is None:
        return held
    right_by_luck = held.kind is not None and _of_module_again(answer)
    if held.kind is not None and not right_by_luck:
        return held
    first = int(np.flatnonzero(np.isnan(steady))[0])
    held = replace(held, kind=None, first_difference=first if right_by_luck else held.first_difference, by_chance=True)
    held = without_luck(held, steady, case.expected.answers["real"], case.assignment)
    if right_by_luck:
        held = replace(held, verdict=replace(held.verdict, message=say("output.by-chance", step=first + 1)))
    return held


def _of_module_again(answer: Candidate) -> bool:
    """Whether what stood in the answer's place under other seeds was that module's output too."""
    again, made = answer.again, answer.pass_again
    return again is not None and made is not None and agrees(again, made.returned, ROUNDED)


def _the_same_again(answer: Candidate, case: Case) -> FloatArray | None:
    """An answer (T,) that changes with the random numbers, without the steps that do; None where none does."""
    absolute = STEADY * case.assignment.tolerances.output.absolute
    if answer.again is None or answer.again.shape != answer.shown.values.shape:
        return None
    steady = same_steps(answer.again, answer.shown.values, absolute)
    return None if steady.all() else np.where(steady, answer.shown.values, np.nan)


def _zero_by_chance(answer: Candidate, held: Held, case: Case) -> bool:
    """Whether an answer is near zero only with the random numbers that this run drew."""
    if answer.again is None or "all-zero-output" not in held.wrong:
        return False
    return bool((np.abs(answer.again) > case.assignment.tolerances.near_zero.absolute).any())
