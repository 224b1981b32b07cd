"""A submission's runs -> a verdict for each check, and the findings."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from grader.assignment.schema import Assignment
from grader.intake.submission import Source, Submission
from grader.judge import gradients, labels
from grader.judge.agree import EXACT, FloatArray, agrees
from grader.judge.attribute import (
    TORCH_PARTS,
    Candidate,
    FileRuns,
    candidates,
    handed_over,
    other_answers,
    torch_answer,
)
from grader.judge.decide import Held, hold, reproducible
from grader.judge.mishaps import place_words
from grader.judge.modules import OwnParameters, Pass, own_parameters, rows_in_wrong_order
from grader.judge.named import NamedHandIn, named_hand_in
from grader.judge.operator import Means, TorchUse, numpy_means, torch_use
from grader.messages import say
from grader.model import Assessment, Finding, Status, Text, Verdict
from grader.oracle import Expected, with_own_parameters
from grader.protocol import Place

CODE_PARTS = ("numpy", *TORCH_PARTS)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """Everything the judge is given of one submission."""

    submission: Submission
    files: Sequence[FileRuns]
    mishaps: Sequence[Finding]  # of the runs and of the files
    assignment: Assignment
    expected: Expected


def assess(case: Case) -> Assessment:
    """Judge a submission."""
    answers = _answers(case)
    verdicts: dict[str, Verdict] = {}
    findings: list[Finding] = list(case.mishaps)
    for part in CODE_PARTS:
        judged, found = _part(case, part, answers)
        verdicts |= {f"{part}.{check}": verdict for check, verdict in judged.items()}
        findings += found
    verdicts |= _gradients(case.submission.sources)
    return Assessment(verdicts=verdicts, findings=tuple(findings))


# -- which answer belongs to which part ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answers:
    """What each part is answered with."""

    found: Sequence[Candidate]
    chosen: Mapping[str, Candidate]
    copied: Mapping[str, Candidate]  # part -> another part's answer, handed in for it again
    named: Mapping[str, NamedHandIn]


def _answers(case: Case) -> Answers:
    found = candidates(case.files, case.expected.steps)
    named = {part: hand_in for part in CODE_PARTS if (hand_in := named_hand_in(part, case.files, case.expected.steps))}
    chosen: dict[str, Candidate] = {}
    copied: dict[str, Candidate] = {}
    for part, hand_in in named.items():
        if hand_in.candidate is not None:
            chosen[part] = hand_in.candidate
    for part in TORCH_PARTS:
        if part not in named and (answer := torch_answer(part, found)):
            chosen[part] = answer
    rest = other_answers(found, case.expected, case.assignment)
    if "numpy" not in named:
        _choose_numpy(case, found, rest, chosen, copied)
    for part in TORCH_PARTS:
        if part not in named and part not in chosen:
            _choose_by_label(part, found, rest, chosen, copied)
    return Answers(found=found, chosen=chosen, copied=copied, named=named)


def _choose_numpy(
    case: Case,
    found: Sequence[Candidate],
    rest: Sequence[Candidate],
    chosen: dict[str, Candidate],
    copied: dict[str, Candidate],
) -> None:
    own = [one for one in rest if one.label == "numpy"] or [one for one in rest if one.label is None] or list(rest)
    tried = any("numpy" in labels.attempted(runs.source) for runs in case.files)
    own = [one for one in own if not one.typed_in or one.label == "numpy" or not chosen or tried]
    if own:
        chosen["numpy"] = own[-1]
        return
    theirs = [one for one in found if one.made_of is not None and one.label == "numpy"]
    if theirs:
        copied["numpy"] = handed_over(theirs)


def _choose_by_label(
    part: str,
    found: Sequence[Candidate],
    rest: Sequence[Candidate],
    chosen: dict[str, Candidate],
    copied: dict[str, Candidate],
) -> None:
    """A part whose own module made nothing: what the student shows under its name, by other means."""
    numpy = chosen.get("numpy")
    for one in reversed(rest):
        if one.label == part and one is not numpy:
            same = numpy is not None and agrees(one.shown.values, numpy.shown.values, EXACT)
            (copied if same else chosen)[part] = one
            return
    other = "lstm" if part == "lstm_cell" else "lstm_cell"
    theirs = [one for one in found if one.made_of is not None and one.made_of.kind == other and one.label == part]
    if theirs:
        last = max(theirs, key=lambda one: one.order)
        theirs = [one for one in theirs if one.made_of is last.made_of]
        shared = other in chosen and chosen[other].made_of is last.made_of
        (copied if shared else chosen)[part] = handed_over(theirs)


# -- one part -----------------------------------------------------------------------------------------------

_Judged = tuple[dict[str, Verdict], list[Finding]]


def _part(case: Case, part: str, answers: Answers) -> _Judged:
    torch_part = part in TORCH_PARTS
    checks = ("output", "hidden", "operator", "reproducible") if torch_part else ("output", "hidden", "operator")
    answer = answers.chosen.get(part)
    copy = answers.copied.get(part)
    if copy is not None:
        return _copied(part, copy, checks)
    if answer is not None:
        return _answered(case, part, answer, answers, checks)
    hand_in = answers.named.get(part)
    if hand_in is not None:
        return _nothing(part, checks, say("output.named-failed", name=hand_in.name, reason=hand_in.reason)), []
    tried = [runs for runs in case.files if part in labels.attempted(runs.source)]
    if not tried:
        verdict = Verdict(status=Status.MISSING, share=0.0, message=say("part.missing"))
        return dict.fromkeys(checks, verdict), []
    calls = [call for runs in tried for call in runs.plain.calls if call.kind == part]
    if calls:
        place = calls[-1].place
        words = place_words(place.file, place.cell, place.line)
        finding = _finding("operator-not-used", part, place, wanted=say(f"wanted.{part}"))
        return _nothing(part, checks, say("output.thrown-away", place=words)), [finding]
    files = {runs.source.path for runs in tried}
    stopped = [finding for finding in case.mishaps if finding.file in files]
    message = say("output.crashed", reason=stopped[-1].message) if stopped else say("output.not-found")
    return _nothing(part, checks, message), []


def _nothing(part: str, checks: Sequence[str], message: Text) -> dict[str, Verdict]:
    """Code was handed in for the part and gave no answer."""
    words = {
        "output": message,
        "hidden": say("hidden.no-answer"),
        "operator": say("operator.no-answer", wanted=say(f"wanted.{part}")),
        "reproducible": say("reproducible.no-answer"),
    }
    return {check: Verdict(status=Status.FAILED, share=0.0, message=words[check]) for check in checks}


def _copied(part: str, copy: Candidate, checks: Sequence[str]) -> _Judged:
    message = say("output.copied", place=_words(copy.shown.place))
    verdict = Verdict(status=Status.FAILED, share=0.0, message=message)
    finding = _finding("operator-not-used", part, copy.shown.place, wanted=say(f"wanted.{part}"))
    return dict.fromkeys(checks, verdict), [finding]


def _answered(case: Case, part: str, answer: Candidate, answers: Answers, checks: Sequence[str]) -> _Judged:
    place = answer.shown.place
    findings: list[Finding] = []
    judged: dict[str, Verdict] = {}
    if answer.typed_in:
        message = say("output.typed-in", place=_words(place))
        judged = dict.fromkeys(checks, Verdict(status=Status.FAILED, share=0.0, message=message))
        judged["hidden"] = Verdict(status=Status.FAILED, share=0.0, message=say("hidden.typed-in"))
        return judged, [_finding("hard-coded-output", part, place)]
    made_of = answer.made_of
    own = own_parameters(made_of.module) if made_of is not None else None
    held = _held(case, part, answer, own)
    judged["output"] = held.verdict
    findings += [_finding(code, part, place) for code in held.wrong]
    right = held.verdict.status is Status.PASSED
    judged["hidden"] = Verdict(
        status=Status.REVIEW, share=0.0, message=say("hidden.not-yet" if right else "hidden.wrong-output")
    )
    judged["operator"], found = _operator(case, part, answer, answers)
    findings += found
    if "reproducible" in checks:
        judged["reproducible"], by_chance = reproducible(answer, own)
    else:
        by_chance = answer.again is not None and not agrees(answer.again, answer.shown.values, 1e-6)
    if by_chance:
        findings.append(_finding("nondeterministic", part, place))
    if made_of is not None and own is not None and made_of.kind == part:
        findings += _of_module(case, part, made_of, own, place, right=right)
    return judged, findings


def _held(case: Case, part: str, answer: Candidate, own: OwnParameters | None) -> Held:
    expected_own: FloatArray | None = None
    if own is not None and own.comparable:
        expected_own = with_own_parameters(
            np.asarray(case.assignment.homework.inputs, dtype=np.float64),
            _weights(case.assignment),
            biases=own.excused_biases,
            recurrent=own.excused_recurrent,
        )
    return hold(
        answer.shown.values,
        answer.shown.decimals,
        case.expected,
        case.assignment,
        own=expected_own,
        linear_share=case.assignment.shares.get("linear-activation") if part == "numpy" else None,
    )


def _operator(case: Case, part: str, answer: Candidate, answers: Answers) -> tuple[Verdict, list[Finding]]:
    place = answer.shown.place
    words = _words(place)
    if part == "numpy":
        means = _means(case, answer, answers)
        if means is Means.NUMPY:
            return Verdict(status=Status.PASSED, share=1.0, message=say("operator.numpy")), []
        key = "operator.numpy-torch" if means is Means.TORCH else "operator.numpy-plain"
        code = "torch-in-numpy-part" if means is Means.TORCH else "operator-not-used"
        verdict = Verdict(status=Status.FAILED, share=0.0, message=say(key, place=words))
        return verdict, [_finding(code, part, place, wanted=say("wanted.numpy"))]
    use = torch_use(part, answer.made_of)
    if use is TorchUse.AS_ASKED:
        return Verdict(status=Status.PASSED, share=1.0, message=say(f"operator.{part}")), []
    if use is TorchUse.STEP_BY_STEP:
        return Verdict(status=Status.PASSED, share=1.0, message=say("operator.step-by-step")), []
    wanted = say(f"wanted.{part}")
    finding = _finding("operator-not-used", part, place, wanted=wanted)
    if use is TorchUse.NOT_STEPPED:
        return Verdict(status=Status.FAILED, share=0.0, message=say("operator.not-stepped", place=words)), [finding]
    message = say("operator.other-means", wanted=wanted, place=words)
    return Verdict(status=Status.FAILED, share=0.0, message=message), [finding]


def _means(case: Case, answer: Candidate, answers: Answers) -> Means:
    if answer.made_of is not None:
        return Means.TORCH
    runs = case.files[answer.file_index]
    group = [
        one
        for one in answers.found
        if one.file_index == answer.file_index
        and not one.moved
        and one.shown.tick <= answer.shown.tick
        and agrees(one.shown.values, answer.shown.values, 6e-3)
    ]
    places = [call.place for call in runs.plain.calls]
    return numpy_means([*group, answer], runs.plain.statements, runs.plain.seen, places)


def _of_module(
    case: Case, part: str, made_of: Pass, own: OwnParameters, place: Place, *, right: bool
) -> list[Finding]:
    """What the module's parameters and inputs tell: what was left random, what sits in the wrong row or axis."""
    wanted = say(f"wanted.{part}")
    found: list[Finding] = []
    parameters = made_of.module.parameters
    left = sorted(name for name in made_of.module.untouched if name in parameters and parameters[name].values.any())
    biases = [name for name in left if name.startswith("bias_")]
    recurrent = [name for name in left if name.startswith("weight_hh")]
    if biases:
        found.append(_finding("random-bias", part, place, wanted=wanted, names=", ".join(biases)))
    if recurrent:
        found.append(_finding("random-recurrent-weight", part, place, wanted=wanted, names=", ".join(recurrent)))
    if right:
        return found
    rows = rows_in_wrong_order(own, _weights(case.assignment), case.assignment.tolerances.parameter.absolute)
    if rows:
        sits = [say("row.sits", place=say(f"gate.{at}"), gate=say(f"gate.{gate}")) for at, gate in rows.items()]
        joined = Text(en="; ".join(one.en for one in sits), zh="；".join(one.zh for one in sits))
        found.append(_finding("gates-swapped", part, place, wanted=wanted, rows=joined))
    if made_of.as_batch:
        shapes = {call.given.shape for runs in case.files for call in runs.plain.calls if call.given and call.kind == part}
        found.append(_finding("steps-as-batch", part, place, wanted=wanted, shape=", ".join(map(str, sorted(shapes)))))
    elif made_of.fresh_states:
        found.append(_finding("state-not-carried", part, place, wanted=wanted))
    return found


@functools.lru_cache(maxsize=8)
def _weights_of(rows: tuple[tuple[str, tuple[float, ...]], ...]) -> Mapping[str, FloatArray]:
    return {gate: np.array(row, dtype=np.float64) for gate, row in rows}


def _weights(assignment: Assignment) -> Mapping[str, FloatArray]:
    return _weights_of(tuple((gate, tuple(row)) for gate, row in assignment.homework.weights.rows().items()))


# -- exercise 6-4 -------------------------------------------------------------------------------------------


def _gradients(sources: Sequence[Source]) -> dict[str, Verdict]:
    code, text = gradients.code(sources), gradients.text(sources)

    def review(key: str, found: Sequence[gradients.Evidence]) -> Verdict:
        first = found[0]
        words = place_words(first.file, first.cell, first.line or None)
        evidence = {"found": [{"file": one.file, "line": one.line or None, "excerpt": one.excerpt} for one in found]}
        return Verdict(status=Status.REVIEW, share=0.0, message=say(key, place=words), evidence=evidence)

    def missing(key: str) -> Verdict:
        return Verdict(status=Status.MISSING, share=0.0, message=say(key))

    value = review("gradients.value-found", code) if code else None
    if value is None:
        value = review("gradients.value-text", text) if text else missing("gradients.value-missing")
    analysis = review("gradients.analysis-found", text) if text else missing("gradients.analysis-missing")
    return {"gradients.value": value, "gradients.analysis": analysis}


# -- words --------------------------------------------------------------------------------------------------


def _words(place: Place) -> Text:
    return place_words(place.file, place.cell, place.line or None)


def _finding(code: str, part: str, place: Place, **figures: Text | str) -> Finding:
    message = say(f"finding.{code}", place=_words(place), **figures)
    return Finding(code=code, part=part, message=message, file=place.file, line=place.line or None)



