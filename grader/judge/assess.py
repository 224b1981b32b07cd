"""A submission's runs -> a verdict for each check, and the findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from grader.judge import labels
from grader.judge.agree import FloatArray, agrees
from grader.judge.answer import Answer
from grader.judge.answers import Answers, find_answers
from grader.judge.appearance import looks_like_output
from grader.judge.attribute import Candidate, candidates
from grader.judge.case import Case
from grader.judge.culprit import Before, held_before, where_computed, where_cut
from grader.judge.decide import Held, hold, not_rounded, open_steps, reproducible, same, without_luck
from grader.judge.explained import (
    explain,
    finding_at,
    first_step,
    mistake_at,
    mistakes,
    more_of,
    of_numbers,
    words_at,
)
from grader.judge.gradients import judge_gradients
from grader.judge.hidden import hidden_verdict, try_hidden
from grader.judge.mishaps import place_words
from grader.judge.misshapen import misshapen
from grader.judge.module_findings import of_module, where_it_went_wrong
from grader.judge.module_lines import where_made
from grader.judge.modules import outputs_given, passes_of
from grader.judge.named import NAMES, NamedHandIn, named_hand_in
from grader.judge.operator import Means, TorchUse, numpy_means, torch_use, where_torch_computes
from grader.judge.other_work import calls_for, numpy_of_other_work, of_other_work
from grader.judge.parameters import OwnParameters, own_of
from grader.judge.placed import last_place, reason, with_places
from grader.judge.redrawn import with_redrawn
from grader.judge.shares import earns_anything, with_shares
from grader.judge.stubs import stub_verdict, stubs
from grader.judge.trace import trace
from grader.judge.without_module import TORCH_PARTS, of_something_else
from grader.judge.written_out import may_be_an_answer, states_its_answer
from grader.messages import say
from grader.model import Assessment, Finding, Status, Text, Trace, Verdict
from grader.observations import Observations, Place
from grader.oracle import with_own_parameters

CODE_PARTS = ("numpy", *TORCH_PARTS)
CUT_OFF = frozenset(("timeout", "memory-limit", "output-limit", "died"))


def assess(case: Case) -> Assessment:
    """Judge a submission."""
    case = replace(case, files=[with_redrawn(runs) for runs in case.files])
    found = find(case)
    verdicts: dict[str, Verdict] = {}
    findings: list[Finding] = list(case.mishaps)
    for part in CODE_PARTS:
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
    for part in CODE_PARTS:
        if answer := found.answers.by_part.get(part):
            one = answer.handed_over
            made_of = one.made_of if one.made_of is not None and one.made_of.kind == part else None
            own = None if made_of is None else found.hold(case, part, own_of(made_of, case.expected.inputs)).expected
            expected = case.expected
            if part == "numpy" and case.assignment.accepts_linear and found.hold(case, part, None).kind == "linear":
                expected = expected.as_linear
            if laid_out := trace(part, one, found.shown, expected, own=own, absolute=absolute):
                yield laid_out


# -- which answer belongs to which part ---------------------------------------------------------------------


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
    named = {part: hand_in for part in CODE_PARTS if (hand_in := named_hand_in(part, case.files, steps))}
    other = frozenset(part for part in TORCH_PARTS if of_other_work(part, case))
    tried = frozenset(part for runs in case.files for part in labels.attempted(runs.source)) - other
    shown = candidates(case.files, steps)
    answers = find_answers(
        shown,
        case.expected,
        case.assignment,
        named=frozenset(named),
        tried=tried,
        called=any(runs.plain.calls for runs in case.files),
        by_torch=lambda answer: _means(case, answer) is Means.TORCH,
        passes=[(index, one) for index, runs in enumerate(case.files) for one in passes_of(runs.plain, steps)],
    )
    by_part = {part: one for part, one in answers.by_part.items() if part not in other or not one.handed_over.made_of}
    if misshapen("lstm", case, by_part.get("lstm")):
        by_part.pop("lstm", None)  # which numbers come out is chance
    by_hand = by_part.get("numpy")
    no_answer = by_hand is not None and not looks_like_output(by_hand.handed_over, case.expected, case.assignment)
    if no_answer and all(labels.only_about_gradients(runs.source) for runs in case.files):
        del by_part["numpy"]  # numbers of exercise 6-4 that happen to be as many
    by_name = {part: one.answer for part, one in named.items() if one.answer is not None}
    return Found(
        answers=Answers(by_part={**by_part, **by_name}, claimed=answers.claimed),
        named=named,
        tried=tried,
        shown=shown,
    )


# -- one part -----------------------------------------------------------------------------------------------

_Judged = tuple[dict[str, Verdict], list[Finding]]


def _part(case: Case, part: str, found: Found) -> _Judged:
    checks = ("output", "hidden", "operator", *(["reproducible"] if part in TORCH_PARTS else []))
    answer = found.answers.by_part.get(part)
    if answer is not None:
        return _answered(case, part, answer, checks, found)
    hand_in = found.named.get(part)
    if hand_in is not None and hand_in.reason is not None:
        return _nothing(part, checks, say("output.named-failed", name=hand_in.name, reason=hand_in.reason)), []
    if part not in found.tried or part in found.answers.claimed or (part == "numpy" and numpy_of_other_work(case)):
        verdict = Verdict(status=Status.MISSING, share=0.0, message=say("part.missing"))
        if any(NAMES[part] in stubs(runs.source) for runs in case.files):
            verdict = stub_verdict(NAMES[part])
        return dict.fromkeys(checks, verdict), []
    if wrong := misshapen(part, case, None):
        shown = say("output.misshapen", place=words_at(wrong.place), **wrong.figures)
        return _nothing(part, checks, shown), []
    calls = calls_for(part, case)
    got = outputs_given(calls) if calls else 0
    cut_off = [one for one in case.mishaps if one.code in CUT_OFF and calls and one.file == calls[-1].place.file]
    if calls and not (cut_off and got != case.expected.steps):  # how far an endless loop came is chance
        place = calls[-1].place
        if got < case.expected.steps and any(one.code == "exception" for one in _stopped(case, part)):
            return _nothing(part, checks, _not_found(case, part)), []
        if got % case.expected.steps:
            words = say("output.other-count", place=words_at(place), got=got, steps=case.expected.steps)
            return _nothing(part, checks, words), []
        words = say("output.thrown-away", place=words_at(place))
        finding = finding_at("operator-not-used", part, place, wanted=say(f"wanted.{part}"))
        return _nothing(part, checks, words), [replace(finding, message=words)]
    return _nothing(part, checks, _not_found(case, part)), []


def _not_found(case: Case, part: str) -> Text:
    """Why there is no answer: what stopped the programs that speak of the part, if anything did."""
    stopped = _stopped(case, part)
    if not stopped:
        return say("output.not-found")
    return say("output.crashed", reason=reason(stopped, _last_place(case, part)))


def _stopped(case: Case, part: str) -> list[Finding]:
    """What happened to the programs that speak of a part, and in what they import."""
    speaks = [runs for runs in case.files if part in labels.attempted(runs.source)]
    files = {runs.source.path for runs in speaks}
    files |= {end.frames[-1][0] for runs in speaks for end in runs.plain.ends if end.frames}
    return [finding for finding in case.mishaps if finding.file in files]


def _place_of(case: Case, part: str, found: Found) -> Text:
    """Where the answer to a part is, or where there should be one."""
    answer = found.answers.by_part.get(part)
    if answer is not None:
        return words_at(where_computed(_before(case, answer, found), case.expected))
    return _last_place(case, part)


def _last_place(case: Case, part: str) -> Text:
    speaks = [runs for runs in case.files if part in labels.attempted(runs.source)]
    place = last_place(speaks or case.files, part, case.mishaps)
    return place or place_words(", ".join(case.submission.files), None, None)


def _before(case: Case, answer: Answer, found: Found) -> Before:
    """What the program held before it gave an answer, with everything that it is written in."""
    statements = case.files[answer.handed_over.file_index].plain.statements
    return held_before(answer, found.shown, statements, case.submission.sources)


def _nothing(part: str, checks: Sequence[str], message: Text) -> dict[str, Verdict]:
    """Code was handed in for the part and gave no answer."""
    words = {
        "output": message,
        "hidden": say("hidden.no-answer"),
        "operator": say("operator.no-answer", wanted=say(f"wanted.{part}")),
        "reproducible": say("reproducible.no-answer"),
    }
    return {check: Verdict(status=Status.FAILED, share=0.0, message=words[check]) for check in checks}


def _worthless(part: str, place: Place, checks: Sequence[str], message: Text, code: str) -> _Judged:
    """An answer that was not computed for this part: typed in, or another part's once more."""
    verdict = Verdict(status=Status.FAILED, share=0.0, message=message)
    judged = dict.fromkeys(checks, verdict)
    judged["hidden"] = Verdict(status=Status.FAILED, share=0.0, message=say("hidden.typed-in"))
    return judged, [finding_at(code, part, place, wanted=say(f"wanted.{part}"))]


def _typed_in(case: Case, part: str, answer: Answer, checks: Sequence[str], found: Found) -> _Judged:
    """An answer that is not computed: nothing for it, though it is the same in every run."""
    one = answer.handed_over
    place = where_computed(_before(case, answer, found), case.expected)
    message = say("output.typed-in", place=words_at(place))
    judged, seen = _worthless(part, place, checks, message, "hard-coded-output")
    if "reproducible" in checks:
        judged["reproducible"] = reproducible(one, answer.group)[0]
    if not one.shown.values.any():
        seen.append(
            finding_at("all-zero-output", part, place, steps=open_steps(case.expected.answers["real"], case.assignment))
        )
    return judged, seen


def _answered(case: Case, part: str, answer: Answer, checks: Sequence[str], found: Found) -> _Judged:
    one = answer.handed_over
    place = one.shown.place
    if one.typed_in:
        return _typed_in(case, part, answer, checks, found)
    if part in TORCH_PARTS and one.made_of is None and len(one.shown.values) != case.expected.steps:
        # too few to tell what made them
        words = say("output.named-count", name=place.name, got=len(one.shown.values), steps=case.expected.steps)
        return _nothing(part, checks, words), []
    means = _means(case, answer) if one.made_of is None else Means.TORCH
    if part in TORCH_PARTS and means is not Means.TORCH and not answer.copied_from and states_its_answer(case, answer):
        return _typed_in(case, part, answer, checks, found)
    if answer.copied_from or (part in TORCH_PARTS and means is not Means.TORCH):
        message = say("output.copied", place=words_at(place))
        code = "torch-in-numpy-part" if part == "numpy" else "operator-not-used"
        return _worthless(part, place, checks, message, code)
    findings: list[Finding] = []
    own = own_of(one.made_of, case.expected.inputs) if one.made_of is not None else None
    held = found.hold(case, part, own)
    if len(one.shown.values) != case.expected.steps:
        words = say("output.named-count", name=place.name, got=len(one.shown.values), steps=case.expected.steps)
        held = replace(held, verdict=Verdict(status=Status.FAILED, share=0.0, message=words), wrong=())
    elif held.kind is None and one.made_of is None and of_something_else(one, case.expected, case.assignment):
        # only luck could make a step of it right
        nothing = Verdict(status=Status.FAILED, share=0.0, message=_not_found(case, part))
        held = replace(held, verdict=nothing, first_difference=None)
    right = held.verdict.status is Status.PASSED
    trials = try_hidden(part, answer, case.files, case.assignment.tolerances.hidden.absolute)
    by_hand = one.made_of is None or one.made_of.kind != part
    known = explain(case, one, held, trials) if by_hand or earns_anything(case.assignment) else []
    if known and trials.decided:  # in every run
        held = not_rounded(held, case.assignment)
    follows = any(trial.right for trial in trials.decided) or (by_hand and known)
    stated = trials.typed_in or (one.made_of is None and not follows and states_its_answer(case, answer))
    if stated and may_be_an_answer(case, one):
        return _typed_in(case, part, answer, checks, found)
    before = _before(case, answer, found)
    computed = where_computed(before, case.expected)
    operator, seen = _operator(case, part, answer, means, computed)
    judged = {
        "output": held.verdict,
        "hidden": hidden_verdict(trials, held, case.assignment.linear_share or 0.0),
        "operator": operator,
    }
    if judged["hidden"].status is Status.FAILED and held.verdict.message == _not_found(case, part):
        judged["hidden"] = replace(judged["hidden"], message=say("hidden.no-answer"))
    if not trials.trials:
        findings.append(finding_at("not-rerunnable", part, place))
    module = None
    if one.made_of is not None and own is not None and not one.derived:
        module = where_it_went_wrong(case, one.made_of, own)
    shown = of_numbers(case, part, held, before, module)
    if by_hand:
        shown = [*mistakes(case, part, held, known, before), *shown]
    elif one.derived and one.made_of is not None and agrees(one.shown.values, np.trunc(one.made_of.outputs), 1e-6):
        cut = where_cut(before, one.shown.values, case.expected)
        shown.append((mistake_at("integer-truncation", part, cut, **first_step(case, one, held)), cut))
    findings += [finding for finding, _ in shown] + seen
    if "reproducible" in checks:
        judged["reproducible"], by_chance = reproducible(one, answer.group)
    else:
        by_chance = one.again is not None and not same(one.again, one.shown.values)
    if held.verdict.message == _not_found(case, part):
        judged = with_places(judged, _last_place(case, part), case.submission.files)
    if by_chance:
        findings.append(finding_at("nondeterministic", part, computed))
    where = shown[0][1] if shown else computed
    if one.made_of is not None and own is not None and part in TORCH_PARTS:
        figures = first_step(case, one, held)
        excused = right or one.made_of.kind != part
        findings += of_module(case, part, one.made_of, own, figures, right=excused)
        where = where if module is None or shown else module
    for uncalled in case.files[one.file_index].plain.uncalled:
        if place.scope.split(".")[0] == uncalled.place.name:
            findings.append(finding_at("never-called", part, uncalled.place, name=uncalled.place.name))
    judged["output"] = more_of(case, held, findings, before)
    judged = with_shares(judged, held, known, findings, case.assignment, decided=bool(trials.decided))
    if one.made_of is not None and "reproducible" in checks:
        made = words_at(where_made(one.made_of, case.submission.sources))
        judged |= with_places({"reproducible": judged["reproducible"]}, made, case.submission.files)
    return with_places(judged, words_at(where), case.submission.files), findings


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
    by_chance = own is not None and own.wrong_by_chance(weights, absolute) and (own.never_set or not held.wrong)
    if held.kind is None and own is not None and by_chance:
        alone = None if own.never_set else with_own_parameters(inputs, own.rows, biases={}, recurrent={})
        held = without_luck(replace(held, wrong=()), alone, case.expected.answers["real"], case.assignment)
    return held


def _operator(case: Case, part: str, answer: Answer, means: Means, computed: Place) -> tuple[Verdict, list[Finding]]:
    made_of = answer.handed_over.made_of
    place = computed if made_of is None else made_of.place
    if part == "numpy" and means is Means.TORCH:
        place = where_torch_computes(answer.group, _runs(case, answer)) or place
    words, wanted = words_at(place), say(f"wanted.{part}")
    if part == "numpy":
        if means is Means.NUMPY:
            return Verdict(status=Status.PASSED, share=1.0, message=say("operator.numpy")), []
        key = "operator.numpy-torch" if means is Means.TORCH else "operator.numpy-plain"
        code = "torch-in-numpy-part" if means is Means.TORCH else "operator-not-used"
        verdict = Verdict(status=Status.FAILED, share=0.0, message=say(key, place=words))
        return verdict, [finding_at(code, part, place, wanted=wanted)]
    use = torch_use(part, made_of)
    if use is TorchUse.AS_ASKED:
        return Verdict(status=Status.PASSED, share=1.0, message=say(f"operator.{part}")), []
    if use is TorchUse.STEP_BY_STEP:
        return Verdict(status=Status.PASSED, share=1.0, message=say("operator.step-by-step")), []
    finding = finding_at("operator-not-used", part, place, wanted=wanted)
    if use is TorchUse.NOT_STEPPED:
        message = say(f"operator.not-stepped-{part}", place=words)
        finding = replace(finding, message=say("operator.not-as-asked", place=words, wanted=wanted))
    elif made_of is not None:
        message = say("operator.other-module", wanted=wanted, place=words, made=say(f"wanted.{made_of.kind}"))
    else:
        message = say("operator.other-means", wanted=wanted, place=words)
    return Verdict(status=Status.FAILED, share=0.0, message=message), [finding]


def _means(case: Case, answer: Answer) -> Means:
    return numpy_means(answer.group, _runs(case, answer))


def _runs(case: Case, answer: Answer) -> list[Observations]:
    """The plain runs of all files, that of the answer's last."""
    plain = case.files[answer.handed_over.file_index].plain
    return [*(runs.plain for runs in case.files if runs.plain is not plain), plain]
