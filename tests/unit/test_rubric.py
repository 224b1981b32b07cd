"""Verdicts -> points: what counts, what is pending, and what a part is called."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest

from grader.assignment.load import load
from grader.intake.submission import Submission
from grader.model import PARTS, Assessment, Grade, Status, SubmissionStatus, Text, Verdict
from grader.scoring.rubric import fault, score

ASSIGNMENT = load().assignment
CHECKS = ASSIGNMENT.points.by_check()
SHARES = {
    Status.PASSED: 1.0,
    Status.PARTIAL: 0.5,
    Status.FAILED: 0.0,
    Status.MISSING: 0.0,
    Status.REVIEW: 0.0,
    Status.ERROR: 0.0,
}
SUBMISSION = Submission(id="a", files=("a.py",), sha256="0" * 64, contents={}, sources=(), troubles=())
WORDS = Text(en="so", zh="是")


def verdict(status: Status, share: float | None = None) -> Verdict:
    return Verdict(status=status, share=SHARES[status] if share is None else share, message=WORDS)


def graded(changes: Mapping[str, Verdict] = {}, *, rest: Status = Status.PASSED) -> Grade:
    verdicts = {name: verdict(rest) for name in CHECKS} | dict(changes)
    return score(SUBMISSION, ASSIGNMENT, Assessment(verdicts=verdicts, findings=()))


def numpy_part(output: Status, hidden: Status, operator: Status) -> Grade:
    return graded(
        {"numpy.output": verdict(output), "numpy.hidden": verdict(hidden), "numpy.operator": verdict(operator)}
    )


def test_all_right_is_all_points():
    grade = graded()
    assert (grade.score, grade.pending, grade.max_score) == (100, 0, 100)
    assert grade.status is SubmissionStatus.GRADED
    assert {name: (one.status, one.score, one.max_score) for name, one in grade.parts.items()} == {
        "numpy": (Status.PASSED, 30, 30),
        "lstm_cell": (Status.PASSED, 25, 25),
        "lstm": (Status.PASSED, 25, 25),
        "gradients": (Status.PASSED, 20, 20),
    }


@pytest.mark.parametrize(
    ("status", "part", "submission", "given", "pending"),
    [
        (Status.FAILED, Status.FAILED, SubmissionStatus.GRADED, 0, 0),
        (Status.MISSING, Status.MISSING, SubmissionStatus.GRADED, 0, 0),
        (Status.REVIEW, Status.REVIEW, SubmissionStatus.REVIEW, 0, 100),
        (Status.ERROR, Status.ERROR, SubmissionStatus.ERROR, 0, 100),
        (Status.PARTIAL, Status.PARTIAL, SubmissionStatus.GRADED, 50, 0),
    ],
)
def test_all_of_one_kind(status, part, submission, given, pending):
    grade = graded(rest=status)
    assert {one.status for one in grade.parts.values()} == {part}
    assert grade.status is submission
    assert (grade.score, grade.pending) == (given, pending)


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ((Status.PASSED, Status.PASSED, Status.FAILED), Status.PARTIAL),
        ((Status.FAILED, Status.FAILED, Status.PASSED), Status.PARTIAL),
        ((Status.PASSED, Status.PARTIAL, Status.PASSED), Status.PARTIAL),
        ((Status.FAILED, Status.PARTIAL, Status.FAILED), Status.PARTIAL),
        ((Status.MISSING, Status.FAILED, Status.FAILED), Status.FAILED),
        ((Status.PASSED, Status.REVIEW, Status.PASSED), Status.REVIEW),
        ((Status.FAILED, Status.REVIEW, Status.FAILED), Status.REVIEW),
        ((Status.PASSED, Status.REVIEW, Status.ERROR), Status.ERROR),
        ((Status.PASSED, Status.ERROR, Status.FAILED), Status.ERROR),
    ],
)
def test_a_part_of_several_kinds(statuses, expected):
    assert numpy_part(*statuses).parts["numpy"].status is expected


def test_passed_means_all_points_and_failed_none():
    for statuses in itertools.product(Status, repeat=3):
        part = numpy_part(*statuses).parts["numpy"]
        if part.status is Status.PASSED:
            assert (part.score, part.pending) == (30, 0), statuses
        if part.status in (Status.FAILED, Status.MISSING):
            assert (part.score, part.pending) == (0, 0), statuses
        if part.status is Status.PARTIAL:
            assert 0 < part.score < 30, statuses
            assert part.pending == 0, statuses
        if part.status in (Status.REVIEW, Status.ERROR):
            assert part.pending > 0, statuses
        assert 0 <= part.score + part.pending <= part.max_score


def test_values_right_and_text_still_to_be_marked():
    """Contract 6: the part is `review`, its 12 points given."""
    grade = graded({"gradients.analysis": verdict(Status.REVIEW)})
    part = grade.parts["gradients"]
    assert (part.status, part.score, part.pending) == (Status.REVIEW, 12, 8)
    assert (grade.status, grade.score, grade.pending) == (SubmissionStatus.REVIEW, 92, 8)


@pytest.mark.parametrize("status", [Status.REVIEW, Status.ERROR])
def test_what_is_undecided_is_neither_given_nor_taken_whatever_its_share(status):
    grade = graded({"numpy.hidden": verdict(status, share=1.0)})
    (check,) = [one for one in grade.checks if one.id == "numpy.hidden"]
    assert (check.score, check.pending, check.max_score) == (0, 13, 13)
    assert grade.score + grade.pending == 100


def test_a_share_of_the_points():
    grade = graded(
        {"numpy.output": verdict(Status.PARTIAL, share=0.5), "lstm.output": verdict(Status.PARTIAL, share=2 / 3)}
    )
    by_id = {one.id: one for one in grade.checks}
    assert by_id["numpy.output"].score == 6
    assert by_id["lstm.output"].score == pytest.approx(6.666667)
    assert grade.score == pytest.approx(100 - 6 - 3.333333)


def test_sums_add_up_without_float_noise():
    grade = graded({name: verdict(Status.PARTIAL, share=1 / 3) for name in CHECKS})
    for part in PARTS:
        checks = [one for one in grade.checks if one.part == part]
        assert grade.parts[part].score == pytest.approx(sum(one.score for one in checks), abs=1e-5)
    assert grade.score == pytest.approx(sum(one.score for one in grade.parts.values()), abs=1e-5)
    assert len(f"{grade.score!r}") < 12


def test_every_check_of_the_assignment_has_its_row_in_order():
    grade = graded()
    assert [one.id for one in grade.checks] == list(CHECKS)
    assert all(one.id.startswith(one.part + ".") for one in grade.checks)
    assert (grade.id, grade.files, grade.sha256) == ("a", ("a.py",), "0" * 64)


def test_the_graders_own_fault_costs_nothing():
    grade = fault(SUBMISSION, ASSIGNMENT, "it broke")
    assert grade.status is SubmissionStatus.ERROR
    assert (grade.score, grade.pending) == (0, 100)
    assert all(one.status is Status.ERROR for one in grade.checks)
    assert all("it broke" in one.message.en and "it broke" in one.message.zh for one in grade.checks)


def test_one_error_makes_the_submission_an_error():
    grade = graded({"lstm.hidden": verdict(Status.ERROR), "numpy.hidden": verdict(Status.REVIEW)})
    assert grade.status is SubmissionStatus.ERROR
    assert (grade.score, grade.pending) == (79, 21)
