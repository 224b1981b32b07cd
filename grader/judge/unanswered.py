"""A part without an answer: missing, never written, or why its code gave none."""

from __future__ import annotations

import builtins
import re
from collections.abc import Sequence
from dataclasses import replace

from grader.by_name import OPERATORS
from grader.judge.attempted import attempted
from grader.judge.case import Case
from grader.judge.explained import finding_at, words_at
from grader.judge.file_runs import FileRuns
from grader.judge.found import Found
from grader.judge.labels import part_of
from grader.judge.mishaps import place_words
from grader.judge.misshapen import misshapen
from grader.judge.modules import outputs_given
from grader.judge.other_work import calls_for, numpy_of_other_work
from grader.judge.placed import last_place, reason
from grader.judge.stubs import stub_verdict, stubs
from grader.messages import say
from grader.model import Finding, Status, Text, Verdict

_ERRORS = [name for name in dir(builtins) if name.endswith(("Error", "Exception"))] + ["AxisError", "LinAlgError"]
_ERROR = re.compile(rf"\b((?:{'|'.join(_ERRORS)})\b.{{0,120}})")  # "MeanError: 0.1" is none
MAX_SAID = 4000  # characters of one printed text
MOST_SAID = 3
CUT_OFF = frozenset(("timeout", "memory-limit", "output-limit", "died"))
Judged = tuple[dict[str, Verdict], list[Finding]]  # the checks of a part, and what was found


def unanswered(case: Case, part: str, checks: Sequence[str], found: Found) -> Judged:
    """Judge a part that has no answer."""
    hand_in = found.named.get(part)
    if hand_in is not None and hand_in.reason is not None:
        return nothing(part, checks, say("output.named-failed", name=hand_in.name, reason=hand_in.reason)), []
    if part not in found.tried or part in found.answers.claimed or (part == "numpy" and numpy_of_other_work(case)):
        words = say("part.unread" if _unreadable(case) else "part.missing")
        verdict = Verdict(status=Status.MISSING, share=0.0, message=words)
        if any(OPERATORS[part] in stubs(runs.source) for runs in case.files):
            verdict = stub_verdict(OPERATORS[part])
        return dict.fromkeys(checks, verdict), []
    if wrong := misshapen(part, case, None):
        shown = say("output.misshapen", place=words_at(wrong.place), **wrong.figures)
        return nothing(part, checks, shown), []
    return _of_module_alone(case, part, checks) or (nothing(part, checks, not_found(case, part)), [])


def _unreadable(case: Case) -> bool:
    """Whether a file could not be read: the part may stand in it."""
    return any(trouble.code == "unreadable" for trouble in case.submission.troubles)


def _of_module_alone(case: Case, part: str, checks: Sequence[str]) -> Judged | None:
    """Where the part's module ran and nothing was made of its outputs, or they were too many; None if it did not."""
    calls = calls_for(part, case)
    if not calls:
        return None
    place = calls[-1].place
    got, steps = outputs_given(calls), case.expected.steps
    if got != steps and any(one.code in CUT_OFF and one.file == place.file for one in case.mishaps):
        return None  # how far an endless loop came is chance
    where = (place.file, place.cell, place.line)
    stopped = [one for one in _stopped(case, part) if one.code == "exception"]
    if any(got < steps or (one.file, one.cell, one.line) == where for one in stopped):
        return None  # the statement that took its output, `out, h, c = lstm(x)`, came to nothing
    if got % steps:
        words = say("output.other-count", place=words_at(place), got=got, steps=steps)
        return nothing(part, checks, words), []
    words = say("output.thrown-away", place=words_at(place))
    finding = finding_at("operator-not-used", part, place, wanted=say(f"wanted.{part}"))
    return nothing(part, checks, words), [replace(finding, message=words)]


def nothing(part: str, checks: Sequence[str], message: Text) -> dict[str, Verdict]:
    """Code was handed in for the part and gave no answer."""
    words = {
        "output": message,
        "hidden": say("hidden.no-answer"),
        "operator": say("operator.no-answer", wanted=say(f"wanted.{part}")),
        "reproducible": say("reproducible.no-answer"),
    }
    return {check: Verdict(status=Status.FAILED, share=0.0, message=words[check]) for check in checks}


def not_found(case: Case, part: str) -> Text:
    """Why there is no answer: what stopped the programs that speak of the part, or what error they caught and said."""
    stopped = _stopped(case, part)
    if stopped:
        return say("output.crashed", reason=reason(stopped, place_without_answer(case, part)))
    caught = _error_said(case, part)
    return say("output.caught", error=caught) if caught else say("output.not-found")


def _speaking_of(case: Case, part: str) -> list[FileRuns]:
    """The programs that have code for a part."""
    return [runs for runs in case.files if part in attempted(runs.source)]


def _error_said(case: Case, part: str) -> str:
    """The last errors that a program caught and printed itself: `except Exception: traceback.print_exc()`."""
    texts = [one.text[-MAX_SAID:] for runs in _speaking_of(case, part) for one in runs.plain.printed]
    said = [match for text in texts for line in text.splitlines() for match in _ERROR.finditer(line)]
    ours = [match for match in said if part_of(match.string[: match.start()]) in (None, part)]
    return "; ".join(list(dict.fromkeys(match.group(1).rstrip() for match in ours))[-MOST_SAID:])


def _stopped(case: Case, part: str) -> list[Finding]:
    """What happened to the programs that speak of a part, and in what they import."""
    speaks = _speaking_of(case, part)
    files = {runs.source.path for runs in speaks}
    files |= {end.frames[-1][0] for runs in speaks for end in runs.plain.ends if end.frames}
    return [finding for finding in case.mishaps if finding.file in files]


def place_without_answer(case: Case, part: str) -> Text:
    """Where there should be an answer: how far the programs came that speak of the part."""
    speaks = _speaking_of(case, part)
    place = last_place(speaks or case.files, part, case.mishaps)
    return place or place_words(", ".join(case.submission.files), None, None)
