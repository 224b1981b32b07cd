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
from grader.judge.decide import Held, hold, not_rounded, reproducible, same, without_luck
from grader.judge.diagnose import TRUNCATION, diagnose, keeps_whole_zeros, shows_anything
from grader.judge.gradients import judge_gradients
from grader.judge.hidden import Trials, hidden_verdict, try_hidden
from grader.judge.mishaps import place_words
from grader.judge.misshapen import misshapen
from grader.judge.modules import OwnParameters, Pass, outputs_given, own_of, passes_of, rows_in_wrong_order
from grader.judge.named import NAMES, NamedHandIn, named_hand_in
from grader.judge.operator import Means, TorchUse, numpy_means, torch_use
from grader.judge.other_work import calls_for, numpy_of_other_work, of_other_work
from grader.judge.placed import last_place, reason, with_places
from grader.judge.redrawn import with_redrawn
from grader.judge.shares import earns_anything, with_shares
from grader.judge.stubs import stub_verdict, stubs
from grader.judge.trace import trace
from grader.judge.without_module import TORCH_PARTS, of_something_else
from grader.judge.written_out import states_its_answer
from grader.messages import say
from grader.model import Assessment, Finding, Status, Text, Trace, Verdict
from grader.observations import Place
from grader.oracle import Wrong, with_own_parameters

CODE_PARTS = ("numpy", *TORCH_PARTS)
CUT_OFF = frozenset(("timeout", "memory-limit", "output-limit"))


def assess(case: Case) -> Assessment:
    """Judge a submission."""
    case = replace(case, files=[with_redrawn(runs) for runs in case.files])
    found = find(case)
    verdicts: dict[str, Verdict] = {}
    findings: list[Finding] = list(case.mishaps)
    for part in CODE_PARTS:
        judged, seen = _part(case, part, found)
        judged = with_places(judged, _place_of(case, part, found))
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
        shown = say("output.misshapen", place=_words(wrong.place), **wrong.figures)
        return _nothing(part, checks, shown), []
    calls = calls_for(part, case)
    got = outputs_given(calls) if calls else 0
    cut_off = [one for one in case.mishaps if one.code in CUT_OFF and calls and one.file == calls[-1].place.file]
    if calls and not (cut_off and got != case.expected.steps):  # how far an endless loop came is chance
        place = calls[-1].place
        if got % case.expected.steps:
            words = say("output.other-count", place=_words(place), got=got, steps=case.expected.steps)
            return _nothing(part, checks, words), []
        finding = _finding("operator-not-used", part, place, wanted=say(f"wanted.{part}"))
        return _nothing(part, checks, say("output.thrown-away", place=_words(place))), [finding]
    files = {runs.source.path for runs in case.files if part in labels.attempted(runs.source)}
    stopped = [finding for finding in case.mishaps if finding.file in files]
    if not stopped:
        return _nothing(part, checks, say("output.not-found")), []
    return _nothing(part, checks, say("output.crashed", reason=reason(stopped, _place_of(case, part, found)))), []


def _place_of(case: Case, part: str, found: Found) -> Text:
    """Where the answer to a part is, or where there should be one."""
    answer = found.answers.by_part.get(part)
    if answer is not None:
        return _words(answer.handed_over.shown.place)
    speaks = [runs for runs in case.files if part in labels.attempted(runs.source)]
    return last_place(speaks or case.files, part) or place_words(", ".join(case.submission.files), None, None)


def _nothing(part: str, checks: Sequence[str], message: Text) -> dict[str, Verdict]:
    """Code was handed in for the part and gave no answer."""
    words = {
        "output": message,
        "hidden": say("hidden.no-answer"),
        "operator": say("operator.no-answer", wanted=say(f"wanted.{part}")),
        "reproducible": say("reproducible.no-answer"),
    }
    return {check: Verdict(status=Status.FAILED, share=0.0, message=words[check]) for check in checks}


def _worthless(part: str, answer: Answer, checks: Sequence[str], message: Text, code: str) -> _Judged:
    """An answer that was not computed for this part: typed in, or another part's once more."""
    verdict = Verdict(status=Status.FAILED, share=0.0, message=message)
    judged = dict.fromkeys(checks, verdict)
    judged["hidden"] = Verdict(status=Status.FAILED, share=0.0, message=say("hidden.typed-in"))
    return judged, [_finding(code, part, answer.handed_over.shown.place, wanted=say(f"wanted.{part}"))]


def _typed_in(part: str, answer: Answer, checks: Sequence[str]) -> _Judged:
    """An answer that is not computed: nothing for it, though it is the same in every run."""
    one = answer.handed_over
    message = say("output.typed-in", place=_words(one.shown.place))
    judged, found = _worthless(part, answer, checks, message, "hard-coded-output")
    if "reproducible" in checks:
        judged["reproducible"] = reproducible(one, answer.group)[0]
    if not one.shown.values.any():
        found.append(_finding("all-zero-output", part, one.shown.place))
    return judged, found


def _answered(case: Case, part: str, answer: Answer, checks: Sequence[str], found: Found) -> _Judged:
    one = answer.handed_over
    place = one.shown.place
    if one.typed_in:
        return _typed_in(part, answer, checks)
    if part in TORCH_PARTS and one.made_of is None and len(one.shown.values) != case.expected.steps:
        # too few to tell what made them
        words = say("output.named-count", name=place.name, got=len(one.shown.values), steps=case.expected.steps)
        return _nothing(part, checks, words), []
    means = _means(case, answer) if one.made_of is None else Means.TORCH
    if part in TORCH_PARTS and means is not Means.TORCH and not answer.copied_from and states_its_answer(case, answer):
        return _typed_in(part, answer, checks)
    if answer.copied_from or (part in TORCH_PARTS and means is not Means.TORCH):
        message = say("output.copied", place=_words(place))
        code = "torch-in-numpy-part" if part == "numpy" else "operator-not-used"
        return _worthless(part, answer, checks, message, code)
    findings: list[Finding] = []
    own = own_of(one.made_of, case.expected.inputs) if one.made_of is not None else None
    held = found.hold(case, part, own)
    if len(one.shown.values) != case.expected.steps:
        words = say("output.named-count", name=place.name, got=len(one.shown.values), steps=case.expected.steps)
        held = replace(held, verdict=Verdict(status=Status.FAILED, share=0.0, message=words), wrong=())
    elif held.kind is None and one.made_of is None and of_something_else(one, case.expected, case.assignment):
        # only luck could make a step of it right
        held = replace(held, verdict=Verdict(status=Status.FAILED, share=0.0, message=say("output.not-found")))
    right = held.verdict.status is Status.PASSED
    trials = try_hidden(part, answer, case.files, case.assignment.tolerances.hidden.absolute)
    by_hand = one.made_of is None or one.made_of.kind != part
    explained = _explained(case, one, held, trials) if by_hand or earns_anything(case.assignment) else []
    mistakes = _mistakes(case, part, one, held, explained) if by_hand else []
    if explained and trials.decided:  # in every run
        held = not_rounded(held, case.assignment)
    follows = any(trial.right for trial in trials.decided) or mistakes
    if trials.typed_in or (one.made_of is None and not follows and states_its_answer(case, answer)):
        return _typed_in(part, answer, checks)
    operator, seen = _operator(part, one, means)
    judged = {
        "output": held.verdict,
        "hidden": hidden_verdict(trials, held, case.assignment.linear_share or 0.0),
        "operator": operator,
    }
    if not trials.trials:
        findings.append(_finding("not-rerunnable", part, place))
    findings += [_finding(code, part, place) for code in held.wrong] + seen
    if by_hand or one.made_of is None:
        findings += mistakes
    elif one.derived and agrees(one.shown.values, np.trunc(one.made_of.outputs), 1e-6):
        findings.append(_mistake("integer-truncation", part, place, variant="int", **_step(case, one, held)))
    if "reproducible" in checks:
        judged["reproducible"], by_chance = reproducible(one, answer.group)
    else:
        by_chance = one.again is not None and not same(one.again, one.shown.values)
    if by_chance:
        findings.append(_finding("nondeterministic", part, place))
    if one.made_of is not None and own is not None and part in TORCH_PARTS:
        findings += _of_module(case, part, one.made_of, own, right=right or one.made_of.kind != part)
    for uncalled in case.files[one.file_index].plain.uncalled:
        if place.scope.split(".")[0] == uncalled.place.name:
            findings.append(_finding("never-called", part, uncalled.place, name=uncalled.place.name))
    return with_shares(judged, held, explained, findings, case.assignment, decided=bool(trials.decided)), findings


def _explained(case: Case, one: Candidate, held: Held, trials: Trials) -> list[Wrong]:
    """The classic mistake that explains the answer in every run; both, where two fit equally."""
    if held.kind == "linear" or (held.kind is not None and all(trial.right for trial in trials.decided)):
        return []
    found = diagnose(one.shown.values, case.expected, trials.trials, case.assignment.tolerances)
    if not shows_anything(one.shown.values, trials.trials) and not keeps_whole_zeros(case.files[one.file_index].plain):
        found = [wrong for wrong in found if TRUNCATION not in wrong.codes]
    return found


def _mistakes(case: Case, part: str, one: Candidate, held: Held, explained: Sequence[Wrong]) -> list[Finding]:
    figures = _step(case, one, held) if explained else {}
    return [_mistake(wrong.codes[0], part, one.shown.place, variant=wrong.variant, **figures) for wrong in explained]


def _step(case: Case, one: Candidate, held: Held) -> dict[str, Text | str]:
    """The first step of the homework that differs, with the gates and the memory that it should have there."""
    first = held.first_difference
    if first is None:
        return {"step": say("step.unseen")}
    letters = {letter: f"{case.expected.quantities[f'{letter} (real)'][first]:.4g}" for letter in "ifgoc"}
    figures = {"expected": f"{held.expected[first]:.4g}", "got": f"{one.shown.values[first]:.4g}"}
    return {"step": say("step.seen", step=first + 1, **letters, **figures)}


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


def _operator(part: str, one: Candidate, means: Means) -> tuple[Verdict, list[Finding]]:
    place = one.shown.place
    words = _words(place)
    if part == "numpy":
        if means is Means.NUMPY:
            return Verdict(status=Status.PASSED, share=1.0, message=say("operator.numpy")), []
        key = "operator.numpy-torch" if means is Means.TORCH else "operator.numpy-plain"
        code = "torch-in-numpy-part" if means is Means.TORCH else "operator-not-used"
        verdict = Verdict(status=Status.FAILED, share=0.0, message=say(key, place=words))
        return verdict, [_finding(code, part, place, wanted=say("wanted.numpy"))]
    use = torch_use(part, one.made_of)
    if use is TorchUse.AS_ASKED:
        return Verdict(status=Status.PASSED, share=1.0, message=say(f"operator.{part}")), []
    if use is TorchUse.STEP_BY_STEP:
        return Verdict(status=Status.PASSED, share=1.0, message=say("operator.step-by-step")), []
    wanted = say(f"wanted.{part}")
    finding = _finding("operator-not-used", part, place, wanted=wanted)
    if use is TorchUse.NOT_STEPPED:
        message = say(f"operator.not-stepped-{part}", place=words)
        finding = replace(finding, message=say("operator.not-as-asked", place=words, wanted=wanted))
        return Verdict(status=Status.FAILED, share=0.0, message=message), [finding]
    message = say("operator.other-means", wanted=wanted, place=words)
    return Verdict(status=Status.FAILED, share=0.0, message=message), [finding]


def _means(case: Case, answer: Answer) -> Means:
    plain = case.files[answer.handed_over.file_index].plain
    others = [runs.plain for runs in case.files if runs.plain is not plain]
    return numpy_means(answer.group, [*others, plain])


def _of_module(case: Case, part: str, made_of: Pass, own: OwnParameters, *, right: bool) -> list[Finding]:
    """What the module's parameters and inputs tell: what was left random, what sits in the wrong row or axis."""
    place = made_of.place
    wanted = say(f"wanted.{made_of.kind}")
    found: list[Finding] = []
    parameters = made_of.module.parameters
    random = made_of.module.untouched | made_of.module.redrawn
    left = sorted(name for name in random if name in parameters and parameters[name].values.any())
    biases = [name for name in left if name.startswith("bias_")]
    recurrent = [name for name in left if name.startswith("weight_hh")]
    if biases:
        found.append(_finding("random-bias", part, place, wanted=wanted, names=", ".join(biases)))
    if recurrent:
        found.append(_finding("random-recurrent-weight", part, place, wanted=wanted, names=", ".join(recurrent)))
    if right:
        return found
    rows = rows_in_wrong_order(own, case.expected.weights, case.assignment.tolerances.parameter.absolute)
    if rows:
        sits = [say("row.sits", place=say(f"gate.{at}"), gate=say(f"gate.{gate}")) for at, gate in rows.items()]
        joined = Text(en="; ".join(one.en for one in sits), zh="；".join(one.zh for one in sits))
        found.append(_finding("gates-swapped", part, place, wanted=wanted, rows=joined))
    if made_of.as_batch:
        shapes = {
            call.given.shape for runs in case.files for call in runs.plain.calls if call.given and call.kind == part
        }
        found.append(_finding("steps-as-batch", part, place, wanted=wanted, shape=", ".join(map(str, sorted(shapes)))))
    elif made_of.fresh_states:
        found.append(_finding("state-not-carried", part, place, wanted=wanted))
    return found


# -- words --------------------------------------------------------------------------------------------------


def _words(place: Place) -> Text:
    return place_words(place.file, place.cell, place.line or None)


def _finding(code: str, part: str, place: Place, **figures: Text | str) -> Finding:
    message = say(f"finding.{code}", place=_words(place), **figures)
    return Finding(code=code, part=part, message=message, file=place.file, line=place.line or None)


def _mistake(code: str, part: str, place: Place, **figures: Text | str) -> Finding:
    """A finding of a classic mistake: what it is, where it shows, how to think about it."""
    what = say(f"mistake.{code}", **figures)
    message = say("mistake", place=_words(place), what=what, **figures)
    return Finding(code=code, part=part, message=message, file=place.file, line=place.line or None)
