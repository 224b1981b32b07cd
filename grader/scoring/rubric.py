"""Points for verdicts: per check, per part, per submission."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from grader.assignment.schema import Assignment
from grader.intake.submission import Submission
from grader.messages import say
from grader.model import (
    PARTS,
    Assessment,
    CheckResult,
    Deduction,
    Finding,
    Grade,
    PartResult,
    RunRecord,
    Status,
    SubmissionStatus,
    Verdict,
)
from grader.scoring.lateness import lateness

UNDECIDED = (Status.REVIEW, Status.ERROR)


def score(
    submission: Submission,
    assignment: Assignment,
    assessment: Assessment,
    *,
    runs: Sequence[RunRecord] = (),
    printed: str = "",
) -> Grade:
    """Give the points of an assessment."""
    checks = tuple(
        _check(name, points, assessment.verdicts[name]) for name, points in assignment.points.by_check().items()
    )
    deduction, seen = lateness(assignment.deadline, submission.origin)
    totals = add_up(checks, deduction)
    findings = (*assessment.findings, *seen)
    return Grade(
        id=submission.id,
        files=submission.files,
        sha256=submission.sha256,
        status=totals.status,
        score=totals.score,
        pending=totals.pending,
        max_score=assignment.max_score,
        parts=totals.parts,
        checks=checks,
        findings=tuple(one for one in findings if one.part is None or one.part in totals.parts),
        runs=tuple(runs),
        printed=printed,
        traces=tuple(one for one in assessment.traces if one.part in totals.parts),
        origin=submission.origin,
        deduction=deduction,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What follows from the checks of a submission."""

    status: SubmissionStatus
    score: float
    pending: float
    parts: Mapping[str, PartResult]


def add_up(checks: Sequence[CheckResult], deduction: Deduction | None = None) -> Totals:
    """Add up the checks of a submission, by part and in all; what is deducted is taken from the whole."""
    asked = [part for part in PARTS if any(check.part == part for check in checks)]
    parts = {part: _part([check for check in checks if check.part == part]) for part in asked}
    pending = _points(part.pending for part in parts.values())
    deducted = 0.0 if deduction is None else deduction.points
    return Totals(
        status=_submission_status(checks, pending),
        score=max(0.0, _points([*(part.score for part in parts.values()), -deducted])),
        pending=pending,
        parts=parts,
    )


def fault(submission: Submission, assignment: Assignment, reason: str) -> Grade:
    """A row for a submission on which the grader itself failed: everything pending, nothing taken."""
    verdict = Verdict(status=Status.ERROR, share=0.0, message=say("error.grader", reason=reason))
    verdicts: Mapping[str, Verdict] = dict.fromkeys(assignment.points.by_check(), verdict)
    return score(submission, assignment, Assessment(verdicts=verdicts, findings=()))


def unknown_student(submission: Submission, assignment: Assignment) -> Grade:
    """A row for a submission of which nobody knows whose numbers it has: all points open, nothing run."""
    verdict = Verdict(status=Status.REVIEW, share=0.0, message=say("not-judged.unknown-student"))
    verdicts = dict.fromkeys(assignment.points.by_check(), verdict)
    message = say("finding.unknown-student", id=submission.id)
    finding = Finding(code="unknown-student", part=None, message=message, file=None, line=None)
    return score(submission, assignment, Assessment(verdicts=verdicts, findings=(finding,)))


def _check(name: str, points: float, verdict: Verdict) -> CheckResult:
    undecided = verdict.status in UNDECIDED
    return CheckResult(
        id=name,
        part=name.partition(".")[0],
        status=verdict.status,
        score=0.0 if undecided else _points([points * verdict.share]),
        pending=float(points) if undecided else 0.0,
        max_score=float(points),
        message=verdict.message,
        evidence=verdict.evidence,
    )


def _part(checks: Sequence[CheckResult]) -> PartResult:
    return PartResult(
        status=_part_status(checks),
        score=_points(check.score for check in checks),
        pending=_points(check.pending for check in checks),
        max_score=_points(check.max_score for check in checks),
    )


def _part_status(checks: Sequence[CheckResult]) -> Status:
    """What is undecided comes first; else all, none or some of the points."""
    found = {check.status for check in checks}
    for status in UNDECIDED[::-1]:
        if status in found:
            return status
    if len(found) == 1:
        return found.pop()
    return Status.PARTIAL if any(check.score > 0 for check in checks) else Status.FAILED


def _submission_status(checks: Sequence[CheckResult], pending: float) -> SubmissionStatus:
    if any(check.status is Status.ERROR for check in checks):
        return SubmissionStatus.ERROR
    undecided = pending > 0 or any(check.status is Status.REVIEW for check in checks)
    return SubmissionStatus.REVIEW if undecided else SubmissionStatus.GRADED


def _points(parts: Iterable[float]) -> float:
    """Sum points; a millionth of a point is float noise."""
    return round(float(sum(parts)), 6)
