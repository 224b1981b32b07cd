"""Exercise 6-4: what is handed in by name is judged by its values, everything else is shown to a person.

lstm_gradients by name    -> gradients.value by the twelve blocks, at every size drawn
gradient code, free form  -> gradients.value is for a person, who sees the code and, where it could be
                             recognised, how its numbers compare
text or pictures          -> gradients.analysis is for a person; without code, gradients.value too
none of these             -> missing
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.assignment.schema import Assignment
from grader.by_name import GRADIENTS, GRADIENTS_ARGUMENTS
from grader.intake.submission import Submission
from grader.judge import passages
from grader.judge.file_runs import FileRuns
from grader.judge.gradient_blocks import Compared, Returned, compare, diagnose, read
from grader.judge.gradient_traces import advice
from grader.judge.mishaps import place_words
from grader.judge.python_text import Passage
from grader.judge.stubs import stub_verdict, stubs
from grader.messages import say
from grader.model import Finding, Status, Text, Verdict
from grader.observations import NamedCall, Place
from grader.oracle import BLOCKS
from grader.starter.handed_out import handed_out

PART = "gradients"
NOISE = 1e-9

Judged = tuple[dict[str, Verdict], list[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _ByName:
    """`lstm_gradients` as it was called."""

    runs: FileRuns
    calls: tuple[NamedCall, ...]  # case n with the nth draw

    @property
    def place(self) -> Place:
        return self.calls[0].place


def judge_gradients(submission: Submission, files: Sequence[FileRuns], assignment: Assignment) -> Judged:
    """Judge the two checks of the exercise."""
    code = passages.code(submission.sources)
    text = passages.written(submission, handed_out(assignment))
    by_name = _by_name(files)
    findings: list[Finding] = []
    if by_name is not None:
        value, findings = _by_values(by_name, assignment.tolerances.gradients.relative)
    elif code:
        value = _value_of_code(code, files, assignment.tolerances.gradients.relative)
    elif text:
        value = _review("gradients.value-text", text)
    else:
        value = _missing(submission)
    analysis = Verdict(status=Status.MISSING, share=0.0, message=say("gradients.analysis-missing"))
    if text:
        pictures = all(one.kind in ("picture", "document") for one in text)
        analysis = _review("gradients.analysis-pictures" if pictures else "gradients.analysis-found", text)
    return {"gradients.value": value, "gradients.analysis": analysis}, findings


def _missing(submission: Submission) -> Verdict:
    if any(GRADIENTS in stubs(source) for source in submission.sources):
        return stub_verdict(GRADIENTS)
    return Verdict(status=Status.MISSING, share=0.0, message=say("gradients.value-missing"))


# -- free form ----------------------------------------------------------------------------------------------


def _review(key: str, found: Sequence[Passage], **more: Any) -> Verdict:
    first = found[0]
    words = place_words(first.file, first.cell, first.lines[0] or None)
    evidence = {**_evidence(found), **more}
    return Verdict(status=Status.REVIEW, share=0.0, message=say(key, place=words), evidence=evidence)


def _evidence(found: Sequence[Passage]) -> dict[str, Any]:
    return {
        "found": [
            {
                "file": one.file,
                "cell": one.cell,
                "line": one.lines[0] or None,
                "lines": list(one.lines) if one.lines[0] else None,
                "kind": one.kind,
                "excerpt": one.excerpt,
            }
            for one in found
        ]
    }


def _value_of_code(code: Sequence[Passage], files: Sequence[FileRuns], relative: float) -> Verdict:
    seen = advice(files, relative)
    if seen is None:
        return _review("gradients.value-found", code)
    first = code[0]
    words = place_words(first.file, first.cell, first.lines[0] or None)
    key = "gradients.advice-agrees" if seen.agree == seen.compared else "gradients.advice-differs"
    names = ", ".join(seen.differ)
    said = say(key, agree=len(seen.agree), compared=len(seen.compared), loss=say(f"loss.{seen.loss}"), names=names)
    found = say("gradients.value-found", place=words)
    # What is for the marker is not for the student, to whom only the first half is told.
    message = Text(en=f"{found.en} {said.en}", zh=f"{found.zh}{said.zh}", student=found.for_student)
    values = {"agree": list(seen.agree), "differ": list(seen.differ), "loss": seen.loss}
    return Verdict(status=Status.REVIEW, share=0.0, message=message, evidence={**_evidence(code), "values": values})


# -- by name ------------------------------------------------------------------------------------------------


def _by_name(files: Sequence[FileRuns]) -> _ByName | None:
    """The function, where one was handed in that takes the stated arguments; a crash with others is free form."""
    for runs in reversed(files):  # of several versions the last counts
        if runs.gradients is None:  # also where the function is a stub
            continue
        called = [call for call in runs.gradients.observations.named if call.name == GRADIENTS]
        calls = tuple(sorted(called, key=lambda call: call.case))
        if not calls:
            continue
        if calls[0].parameters[:5] == GRADIENTS_ARGUMENTS or any(call.returned for call in calls):
            return _ByName(runs=runs, calls=calls)
    return None


def _by_values(by_name: _ByName, relative: float) -> tuple[Verdict, list[Finding]]:
    run = by_name.runs.gradients
    draws = run.draws if run is not None else ()
    by_case = {call.case: call for call in by_name.calls}
    calls: list[Returned] = []
    for case, draw in enumerate(draws, start=1):
        call = by_case.get(case)
        if call is None or not call.finished or call.error or not call.returned:
            return _came_to_nothing(by_name.place, call, draw.size)
        calls.append(read(call, draw))
    found = compare(calls, relative)
    place = by_name.place
    words = place_words(place.file, place.cell, place.line or None)
    evidence = _block_evidence(found, [draw.size for draw in draws])
    findings = []
    autograd = passages.uses_autograd(passages.function_text(GRADIENTS, by_name.runs.source))
    if autograd:
        findings.append(_finding("finding.gradient-by-autograd", "gradient-by-autograd", place))
        evidence["autograd"] = True
    if found.share == 1:
        key = "gradients.by-autograd" if autograd else "gradients.passed"
        message = say(key, place=words, sizes=len(draws))
        return Verdict(status=Status.PASSED, share=1.0, message=message, evidence=evidence), findings
    for wrong in diagnose(calls, relative):
        what = say(f"mistake.{wrong.code}", equation=wrong.equation)
        findings.append(_finding("gradients.mistake", wrong.code, place, what=what))
    figures = {"right": len(found.right), "blocks": len(BLOCKS), "wrong": _wrong_words(found)}
    key = "gradients.partial" if found.share else "gradients.failed"
    status = Status.PARTIAL if found.share else Status.FAILED
    return Verdict(status=status, share=found.share, message=say(key, **figures), evidence=evidence), findings


def _came_to_nothing(place: Place, call: NamedCall | None, size: tuple[int, int, int]) -> tuple[Verdict, list[Finding]]:
    findings = []
    if call is None or not call.finished:
        reason = say("reason.named-unfinished")
    elif call.error:
        first = call.message.split("\n")[0][:200]
        # What the program says of its arguments may hold the hidden numbers: the student's words leave it out.
        reason = say("reason.hidden-error", error=call.error, message=first)
        findings.append(_finding("gradients.exception", "exception", place, error=call.error, message=first))
    else:
        reason = say("reason.gradients-shape")
    D, M, T = size
    message = say("gradients.named-failed", reason=reason, D=D, M=M, T=T)
    return Verdict(status=Status.FAILED, share=0.0, message=message), findings


def _block_evidence(found: Compared, sizes: Sequence[tuple[int, int, int]]) -> dict[str, Any]:
    off: Mapping[str, float | None] = {
        name: _figure(by) if math.isfinite(by) else None for name, by in found.off.items()
    }
    return {
        "right": list(found.right),
        "wrong": [name for name in BLOCKS if name not in found.right],
        "relative_error": dict(off),  # null where a block is missing or has another shape
        "sizes": [{"D": D, "M": M, "T": T} for D, M, T in sizes],
    }


def _figure(by: float) -> float:
    """Two digits, and none of the last bits, which differ from machine to machine."""
    return float(f"{by:.2g}") if by > NOISE else 0.0


def _wrong_words(found: Compared) -> Text:
    """The blocks that differ: "dW (i, f), db (all gates; missing, or of another shape than b)"."""
    en, zh = [], []
    for group in ("W", "U", "b"):
        names = [name for name in BLOCKS if name.startswith(group) and name not in found.right]
        keys = [name.partition(".")[2] for name in names]
        if not names:
            continue
        every = len(keys) == 4
        shape = found.misshapen.issuperset(names)
        en.append(
            f"d{group} ({'all gates' if every else ', '.join(keys)}"
            f"{f'; missing, or of another shape than {group}' if shape else ''})"
        )
        zh.append(
            f"d{group}（{'所有门' if every else '、'.join(keys)}{f'；缺失或形状与 {group} 不同' if shape else ''}）"
        )
    return Text(en=", ".join(en), zh="，".join(zh))


def _finding(key: str, code: str, place: Place, **figures: Text | str) -> Finding:
    words = place_words(place.file, place.cell, place.line or None)
    message = say(key, place=words, **figures)
    return Finding(code=code, part=PART, message=message, file=place.file, line=place.line or None, cell=place.cell)
