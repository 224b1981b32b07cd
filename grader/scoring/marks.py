"""Marks by a person: they win over the program, and they say so where the submission has changed since.

    the program's grade ──┐
                          ├─ merge ─▶ the grade that is reported
    a person's marks ─────┘

Only points and statuses change. What the program found (message, evidence, findings) stays beside the mark, so
that whoever reads the report sees both.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.messages import say
from grader.model import CheckResult, Finding, Grade, Mark, Status
from grader.scoring.rubric import add_up


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenMark:
    """A mark that was read from a sheet and found to be possible."""

    submission: str  # id
    check: str  # id
    score: float | None  # 0 to the points of the check; None: a remark only
    comment: str
    by: str
    at: str
    sha256: str  # of the submission that was marked


def merge(grades: Iterable[Grade], marks: Iterable[GivenMark]) -> tuple[Grade, ...]:
    """Put a person's marks in the place of the program's verdicts.

    Parameters
    ----------
    grades
        The program's own; one that bears marks already is not taken.
    marks
        At most one for a check of a submission.
    """
    by_submission: dict[str, dict[str, GivenMark]] = {}
    for mark in marks:
        by_submission.setdefault(mark.submission, {})[mark.check] = mark
    return tuple(_merged(grade, by_submission.get(grade.id, {})) for grade in grades)


def _merged(grade: Grade, mine: Mapping[str, GivenMark]) -> Grade:
    assert all(check.mark is None for check in grade.checks)
    if not mine:
        return grade
    checks = tuple(_marked(check, mine.get(check.id), grade.sha256) for check in grade.checks)
    outdated = tuple(_finding(check) for check in checks if check.mark is not None and check.mark.outdated)
    totals = add_up(checks, grade.deduction)
    return dataclasses.replace(
        grade,
        status=totals.status,
        score=totals.score,
        pending=totals.pending,
        parts=totals.parts,
        checks=checks,
        findings=(*grade.findings, *outdated),
    )


def _marked(check: CheckResult, given: GivenMark | None, sha256: str) -> CheckResult:
    if given is None:
        return check
    mark = Mark(
        score=given.score,
        comment=given.comment,
        by=given.by,
        at=given.at,
        sha256=given.sha256,
        outdated=given.sha256 != sha256,
    )
    if given.score is None:
        return dataclasses.replace(check, mark=mark)
    return dataclasses.replace(
        check, status=_status(given.score, check.max_score), score=given.score, pending=0.0, mark=mark
    )


def _status(score: float, max_score: float) -> Status:
    if score >= max_score:  # a check without points passes: nothing is missing
        return Status.PASSED
    return Status.PARTIAL if score > 0 else Status.FAILED


def _finding(check: CheckResult) -> Finding:
    message = say("finding.mark-outdated", check=check.id)
    return Finding(code="mark-outdated", part=check.part, message=message, file=None, line=None)
