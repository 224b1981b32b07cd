"""A submission's runs -> a verdict for each check, and the findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from grader.judge.agree import agrees
from grader.judge.answer import Answer
from grader.judge.candidate import Candidate
from grader.judge.case import Case
from grader.judge.culprit import Before, where_computed, where_cut
from grader.judge.decide import Held, not_rounded, open_steps, reproducible
from grader.judge.explained import (
    about_own,
    explain,
    finding_at,
    first_step,
    mistake_at,
    mistakes,
    more_of,
    of_numbers,
    words_at,
)
from grader.judge.found import Found, before_of, find, means_of, runs_of
from grader.judge.gradients import judge_gradients
from grader.judge.handed_on import computing
from grader.judge.hidden import gate_shown, hidden_verdict, is_rounded
from grader.judge.module_findings import of_module, where_it_went_wrong
from grader.judge.module_lines import where_made
from grader.judge.operator import Means, operator_verdict
from grader.judge.parameters import OwnParameters, own_of
from grader.judge.placed import with_places
from grader.judge.redrawn import with_redrawn
from grader.judge.shares import earns_anything, with_shares
from grader.judge.trace import trace
from grader.judge.trials import Trials, try_hidden
from grader.judge.unanswered import Judged, not_found, nothing, place_without_answer, unanswered
from grader.judge.without_module import of_something_else
from grader.judge.written_out import is_a_literal, may_be_an_answer, states_its_answer, taken_from_literals
from grader.messages import say
from grader.model import OPERATOR_PARTS, TORCH_PARTS, Assessment, Finding, Status, Text, Trace, Verdict
from grader.observations import Place
from grader.oracle import Wrong


def assess(case: Case) -> Assessment:
    """Judge a submission."""
    case = replace(case, files=[with_redrawn(runs) for runs in case.files])
    found = find(case)
    verdicts: dict[str, Verdict] = {}
    findings: list[Finding] = list(case.mishaps)
    for part in OPERATOR_PARTS:
        judged, seen = _part(case, part, found)
        judged = with_places(judged, _place_of(case, part, found), case.submission.files)
        verdicts |= {f"{part}.{check}": verdict for check, verdict in judged.items()}
        findings += seen
    judged, seen = judge_gradients(case.submission, case.files, case.assignment)
    verdicts |= judged
    findings += seen
    return Assessment(verdicts=verdicts, findings=tuple(findings), traces=tuple(_traces(case, found)))


def _traces(case: Case, found: Found) -> Iterator[Trace]:
    """The homework's figure for each part that has an answer."""
    absolute = case.assignment.tolerances.output.absolute
    for part in OPERATOR_PARTS:
        if answer := found.answers.by_part.get(part):
            one = answer.handed_over
            made_of = one.made_of if one.made_of is not None and one.made_of.kind == part else None
            own = None if made_of is None else found.hold(case, part, own_of(made_of, case.expected.inputs)).expected
            expected = case.expected
            if part == "numpy" and case.assignment.accepts_linear and found.hold(case, part, None).kind == "linear":
                expected = expected.as_linear
            if laid_out := trace(part, one, found.shown, expected, own=own, absolute=absolute):
                yield laid_out


def _part(case: Case, part: str, found: Found) -> Judged:
    checks = ("output", "hidden", "operator", *(["reproducible"] if part in TORCH_PARTS else []))
    answer = found.answers.by_part.get(part)
    return _answered(case, part, answer, checks, found) if answer else unanswered(case, part, checks, found)


def _place_of(case: Case, part: str, found: Found) -> Text:
    """Where the answer to a part is, or where there should be one."""
    answer = found.answers.by_part.get(part)
    if answer is not None:
        return words_at(where_computed(before_of(case, answer, found), case.expected))
    return place_without_answer(case, part)


def _answered(case: Case, part: str, answer: Answer, checks: Sequence[str], found: Found) -> Judged:
    one = answer.handed_over
    means = means_of(case, answer) if one.made_of is None else Means.TORCH
    if (judged := _not_computed_for(case, part, answer, means, checks, found)) is not None:
        return judged
    known = _known_of(case, part, answer, found)
    follows = any(trial.right for trial in known.trials.decided) or (known.by_hand and known.mistakes)
    stated = known.trials.typed_in
    if one.made_of is None and not stated:
        stated = (not follows and states_its_answer(case, answer)) or (
            known.trials.never_right and taken_from_literals(case, one, found.shown)
        )
    if stated and may_be_an_answer(case, one):
        return _typed_in(case, part, answer, checks, found)
    before = before_of(case, answer, found)
    computed = where_computed(before, case.expected)
    operator, of_operator = operator_verdict(part, answer, means, computed, runs_of(case, answer))
    verdicts = {"output": known.held.verdict, "hidden": _hidden(case, known), "operator": operator}
    same_again, by_chance = reproducible(one, answer.group)
    if "reproducible" in checks:
        verdicts["reproducible"] = same_again
    if known.no_output:
        verdicts = with_places(verdicts, place_without_answer(case, part), case.submission.files)
    module = _line_of_module(case, known)
    shown = _mistakes_shown(case, part, known, before, module)
    findings = [] if known.trials.trials else [finding_at("not-rerunnable", part, one.shown.place)]
    findings += [*(finding for finding, _ in shown), *of_operator]
    if by_chance:
        findings.append(finding_at("nondeterministic", part, computed))
    findings += [*_of_parameters(case, part, known), *_never_called(case, part, one)]
    gate = gate_shown(known.trials, one.shown.values, case.expected, case.assignment.tolerances.output.absolute)
    verdicts["output"] = more_of(case, known.held, findings, before, gate, known.own)
    if known.right and verdicts["hidden"].status in (Status.FAILED, Status.PARTIAL):
        about = about_own(case, known.own, verdicts["hidden"].message)
        verdicts["hidden"] = replace(verdicts["hidden"], message=about or verdicts["hidden"].message)
    decided = bool(known.trials.decided)
    verdicts = with_shares(verdicts, known.held, known.mistakes, findings, case.assignment, decided=decided)
    if one.made_of is not None and "reproducible" in checks:
        made = words_at(where_made(one.made_of, case.submission.sources))
        verdicts |= with_places({"reproducible": verdicts["reproducible"]}, made, case.submission.files)
    where = module if module is not None and part in TORCH_PARTS else computed
    where = shown[0][1] if shown else where
    return with_places(verdicts, words_at(where), case.submission.files), findings


def _not_computed_for(
    case: Case, part: str, answer: Answer, means: Means, checks: Sequence[str], found: Found
) -> Judged | None:
    """What an answer is worth that was typed in or computed for another part; None if it is neither."""
    one = answer.handed_over
    if one.typed_in:
        return _typed_in(case, part, answer, checks, found)
    if part in TORCH_PARTS and one.made_of is None and len(one.shown.values) != case.expected.steps:
        # too few to tell what made them
        return nothing(part, checks, _other_count(case, one)), []
    without_torch = part in TORCH_PARTS and means is not Means.TORCH
    if without_torch and (states_its_answer(case, answer) or is_a_literal(one, found.shown, found.answers.by_part)):
        return _typed_in(case, part, answer, checks, found)
    if answer.copied_from or (without_torch and one.shown.values.any()):
        key = "output.copied" if answer.copied_from or part == "numpy" else "output.by-hand"
        message = say(key, place=words_at(one.shown.place), wanted=say(f"wanted.{part}"))
        code = "torch-in-numpy-part" if part == "numpy" else "operator-not-used"
        return _worthless(part, one.shown.place, checks, message, code)
    return None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Known:
    """What is known of an answer that was computed for its part."""

    one: Candidate
    own: OwnParameters | None  # of the module that made it
    held: Held  # against what is right on the homework's numbers
    no_output: bool  # it is no output, though nothing better was found
    right: bool  # there
    trials: Trials  # on hidden numbers
    by_hand: bool  # no module of the part's own made it
    mistakes: Sequence[Wrong]  # that explain it


def _known_of(case: Case, part: str, answer: Answer, found: Found) -> _Known:
    one = answer.handed_over
    own = own_of(one.made_of, case.expected.inputs) if one.made_of is not None else None
    held = found.hold(case, part, own)
    no_output = False
    if len(one.shown.values) != case.expected.steps:
        verdict = Verdict(status=Status.FAILED, share=0.0, message=_other_count(case, one))
        held = replace(held, verdict=verdict, wrong=())
    elif held.kind is None and one.made_of is None and of_something_else(one, case.expected, case.assignment):
        # only luck could make a step of it right
        no_output = True
        verdict = Verdict(status=Status.FAILED, share=0.0, message=not_found(case, part))
        held = replace(held, verdict=verdict, first_difference=None)
    trials = try_hidden(part, answer, case.files, case.assignment.tolerances.hidden.absolute, case.expected.inputs)
    by_hand = one.made_of is None or one.made_of.kind != part
    explained = explain(case, one, held, trials) if by_hand or earns_anything(case.assignment) else []
    unlike = bool(explained and trials.decided) or (by_hand and not is_rounded(trials, one.shown.values))
    return _Known(
        one=one,
        own=own,
        held=not_rounded(held, case.assignment) if unlike else held,
        no_output=no_output,
        right=held.verdict.status is Status.PASSED,
        trials=trials,
        by_hand=by_hand,
        mistakes=explained,
    )


def _other_count(case: Case, one: Candidate) -> Text:
    got, steps = len(one.shown.values), case.expected.steps
    return say("output.named-count", name=one.shown.place.name, got=got, steps=steps)


def _hidden(case: Case, known: _Known) -> Verdict:
    verdict = hidden_verdict(known.trials, known.held, case.assignment.linear_share or 0.0)
    if verdict.status in (Status.FAILED, Status.REVIEW) and known.no_output:
        return replace(verdict, status=Status.FAILED, message=say("hidden.no-answer"))
    return verdict


def _line_of_module(case: Case, known: _Known) -> Place | None:
    """Where the module that made an answer went wrong; None where none did, or its output was changed afterwards."""
    one = known.one
    if one.made_of is None or known.own is None or one.derived:
        return None
    return where_it_went_wrong(case, one.made_of, known.own)


def _mistakes_shown(
    case: Case, part: str, known: _Known, before: Before, module: Place | None
) -> list[tuple[Finding, Place]]:
    """The mistakes that the numbers of an answer show, each with its place."""
    one, held = known.one, known.held
    shown = of_numbers(case, part, held, before, module)
    if known.by_hand:
        return [*mistakes(case, part, held, known.mistakes, before), *shown]
    if one.derived and one.made_of is not None and agrees(one.shown.values, np.trunc(one.made_of.outputs), 1e-6):
        cut = where_cut(before, one.shown.values, case.expected)
        return [*shown, (mistake_at("integer-truncation", part, cut, **first_step(case, one, held)), cut)]
    return shown


def _of_parameters(case: Case, part: str, known: _Known) -> list[Finding]:
    """What the parameters of the module that made an answer tell."""
    made_of = known.one.made_of
    if made_of is None or known.own is None or part not in TORCH_PARTS:
        return []
    excused = known.right or made_of.kind != part
    figures = first_step(case, known.one, known.held)
    return of_module(case, part, made_of, known.own, figures, right=excused)


def _never_called(case: Case, part: str, one: Candidate) -> list[Finding]:
    function = one.shown.place.scope.split(".")[0]
    uncalled = case.files[one.file_index].plain.uncalled
    found = [
        finding_at("never-called", part, each.place, name=function) for each in uncalled if each.place.name == function
    ]
    for each in uncalled:
        if each.place.name.startswith("__name__") and each.tick < one.shown.tick:
            message = say("finding.main-guard", place=words_at(each.place), test=each.place.name)
            found.append(replace(finding_at("never-called", part, each.place, name=function), message=message))
    return found


def _worthless(part: str, place: Place, checks: Sequence[str], message: Text, code: str) -> Judged:
    """An answer that was not computed for this part: typed in, or another part's once more."""
    verdict = Verdict(status=Status.FAILED, share=0.0, message=message)
    judged = dict.fromkeys(checks, verdict)
    judged["hidden"] = Verdict(status=Status.FAILED, share=0.0, message=say("hidden.typed-in"))
    return judged, [finding_at(code, part, place, wanted=say(f"wanted.{part}"))]


def _typed_in(case: Case, part: str, answer: Answer, checks: Sequence[str], found: Found) -> Judged:
    """An answer that is not computed: nothing for it, though it is the same in every run."""
    one = answer.handed_over
    if one.typed_in and one.printed:  # where others computed the same numbers is no place of these
        place = computing(one.shown.place, case.submission.sources, whole=True)
    else:
        place = where_computed(before_of(case, answer, found), case.expected)
    message = say("output.typed-in", place=words_at(place))
    judged, seen = _worthless(part, place, checks, message, "hard-coded-output")
    if "reproducible" in checks:
        judged["reproducible"] = reproducible(one, answer.group)[0]
    if not one.shown.values.any():
        seen.append(
            finding_at("all-zero-output", part, place, steps=open_steps(case.expected.answers["real"], case.assignment))
        )
    return judged, seen
