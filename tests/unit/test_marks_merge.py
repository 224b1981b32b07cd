"""A person's marks win over the program, and nothing else of a grade changes."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.assignment.load import load
from grader.intake.submission import Submission
from grader.model import Assessment, Grade, Status, SubmissionStatus, Text, Verdict
from grader.scoring.marks import GivenMark, merge
from grader.scoring.rubric import fault, score

ASSIGNMENT = load().assignment
POINTS = ASSIGNMENT.points.by_check()
NOW, BEFORE = "a" * 64, "b" * 64


def graded(rest: Status = Status.PASSED, identity: str = "a", **statuses: Status) -> Grade:
    submission = Submission(id=identity, files=("a.py",), sha256=NOW, contents={}, sources=(), troubles=())
    verdicts = {
        name: Verdict(
            status=(status := statuses.get(name.replace(".", "_"), rest)),
            share=1.0 if status is Status.PASSED else 0.0,
            message=Text(en="so", zh="是"),
        )
        for name in POINTS
    }
    return score(submission, ASSIGNMENT, Assessment(verdicts=verdicts, findings=()))


def mark(check: str, points: float | None, **changes: str) -> GivenMark:
    fields = {"submission": "a", "comment": "", "by": "", "at": "", "sha256": NOW} | changes
    return GivenMark(check=check, score=points, **fields)


def merged(grade: Grade, *marks: GivenMark) -> Grade:
    (one,) = merge([grade], marks)
    return one


def check_of(grade: Grade, name: str):
    return next(check for check in grade.checks if check.id == name)


def test_a_mark_decides_what_was_open():
    grade = merged(graded(gradients_analysis=Status.REVIEW), mark("gradients.analysis", 6.5, comment="good", by="Ada"))
    check = check_of(grade, "gradients.analysis")
    assert (check.status, check.score, check.pending) == (Status.PARTIAL, 6.5, 0)
    assert (check.mark.comment, check.mark.by, check.mark.outdated) == ("good", "Ada", False)
    assert check.message.en == "so"  # what the program found stays beside it
    assert (grade.status, grade.score, grade.pending) == (SubmissionStatus.GRADED, 98.5, 0)
    assert grade.parts["gradients"].status is Status.PARTIAL


@pytest.mark.parametrize(("points", "status"), [(12, Status.PASSED), (0, Status.FAILED), (3, Status.PARTIAL)])
def test_a_mark_wins_over_a_verdict(points, status):
    for verdict in Status:
        grade = merged(graded(numpy_output=verdict), mark("numpy.output", points))
        check = check_of(grade, "numpy.output")
        assert (check.status, check.score, check.pending) == (status, points, 0)
        assert grade.score == 88 + points


def test_a_remark_leaves_the_verdict():
    before = graded(gradients_analysis=Status.REVIEW)
    after = merged(before, mark("gradients.analysis", None, comment="come and see me"))
    assert check_of(after, "gradients.analysis").mark.comment == "come and see me"
    assert (after.status, after.score, after.pending) == (before.status, before.score, before.pending)


def test_a_mark_for_what_has_changed_since_counts_and_is_flagged():
    grade = merged(graded(rest=Status.REVIEW), mark("numpy.output", 5, sha256=BEFORE), mark("numpy.hidden", 1))
    assert check_of(grade, "numpy.output").mark.outdated
    assert not check_of(grade, "numpy.hidden").mark.outdated
    assert grade.score == 6
    assert [(one.code, one.part) for one in grade.findings] == [("mark-outdated", "numpy")]
    assert "numpy.output" in grade.findings[0].message.en


def test_marks_of_others_change_nothing():
    grades = [graded(), graded(identity="b")]
    first, second = merge(grades, [mark("numpy.output", 0, submission="b")])
    assert first == grades[0]
    assert second.score == 88


def test_a_person_can_decide_what_the_grader_failed_on():
    submission = Submission(id="a", files=(), sha256=NOW, contents={}, sources=(), troubles=())
    broken = fault(submission, ASSIGNMENT, "oops")
    some = merged(broken, mark("numpy.output", 12))
    assert (some.status, some.score, some.pending) == (SubmissionStatus.ERROR, 12, 88)
    whole = merged(broken, *(mark(name, points) for name, points in POINTS.items()))
    assert (whole.status, whole.score, whole.pending) == (SubmissionStatus.GRADED, 100, 0)


@given(
    st.dictionaries(st.sampled_from(sorted(POINTS)), st.none() | st.floats(0, 1), max_size=13),
    st.sampled_from([Status.PASSED, Status.FAILED, Status.REVIEW, Status.ERROR, Status.MISSING]),
)
def test_points_add_up_whatever_is_marked(shares, rest):
    before = graded(rest=rest)
    after = merged(
        before, *(mark(name, None if share is None else share * POINTS[name]) for name, share in shares.items())
    )
    for key in ("score", "pending"):
        assert getattr(after, key) == pytest.approx(sum(getattr(check, key) for check in after.checks), abs=1e-4)
        assert getattr(after, key) == pytest.approx(sum(getattr(one, key) for one in after.parts.values()), abs=1e-4)
    assert 0 <= after.score <= after.score + after.pending <= 100 + 1e-6
    for old, new in zip(before.checks, after.checks, strict=True):
        if shares.get(old.id) is None:
            assert dataclasses.replace(new, mark=None) == old
        else:
            assert new.score == shares[old.id] * POINTS[old.id]
