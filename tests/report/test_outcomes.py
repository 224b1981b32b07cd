"""What became of submissions and runs: no crash is called a good end, and no damaged file graded."""

from __future__ import annotations

import dataclasses

import pytest

from grader.assignment.load import load
from grader.intake.submission import Submission
from grader.messages import say
from grader.model import Assessment, Finding, Grade, Mark, Report, RunRecord, Status, SubmissionStatus, Text, Verdict
from grader.report.site import class_page, submission_page
from grader.report.site.outcomes import ending, unread
from grader.scoring.rubric import score

ASSIGNMENT = load().assignment


def finding(code: str, file: str | None = "a.py", cell: int | None = None, part: str | None = None) -> Finding:
    return Finding(code=code, part=part, message=Text(en=code, zh=code), file=file, line=1, cell=cell)


def run(file: str = "a.py", purpose: str = "plain", how: str = "finished") -> RunRecord:
    return RunRecord(
        file=file, purpose=purpose, ending=how, detail="", cpu_seconds=1.0, wall_seconds=1.0, peak_bytes=1 << 20
    )


def grade(*findings: Finding, runs: tuple[RunRecord, ...] = (), identity: str = "a", **statuses: Status) -> Grade:
    """A submission of which everything is missing but what is said."""
    verdicts = {}
    for check in ASSIGNMENT.points.by_check():
        status = statuses.get(check.partition(".")[0], Status.MISSING)
        message = say("part.unread" if unreadable(findings) else "part.missing")
        verdicts[check] = Verdict(status=status, share=float(status is Status.PASSED), message=message)
    work = Submission(id=identity, files=("a.py",), sha256="0" * 64, contents={}, sources=(), troubles=())
    return score(work, ASSIGNMENT, Assessment(verdicts=verdicts, findings=findings), runs=runs, printed="")


def unreadable(findings: tuple[Finding, ...]) -> bool:
    return any(one.code == "unreadable" for one in findings)


def report(*grades: Grade) -> Report:
    return Report(
        assignment_id=ASSIGNMENT.id,
        assignment_sha256="1" * 64,
        max_score=ASSIGNMENT.max_score,
        seed=1,
        isolation={},
        versions={},
        grades=grades,
        limits={},
    )


@pytest.mark.parametrize(
    ("code", "cell", "wanted"),
    [
        ("exception", None, "error"),
        ("import-error", None, "error"),
        ("removed-api", None, "error"),
        ("syntax-error", None, "not-parsed"),
        ("python2", None, "not-parsed"),
        ("memory-limit", None, "memory-limit"),
        ("died", None, "exited"),
        ("gates-swapped", None, "finished"),
        ("blocked", None, "finished"),  # a program may go on after it
    ],
)
def test_the_findings_say_how_a_run_ended(code: str, cell: int | None, wanted: str) -> None:
    assert ending(grade(finding(code, cell=cell)), run()) == wanted


def test_a_notebook_goes_on_after_a_cell() -> None:
    one = grade(finding("exception", "a.ipynb", cell=2))
    assert ending(one, run("a.ipynb")) == "cell-error"
    assert ending(grade(finding("syntax-error", "a.ipynb", cell=2)), run("a.ipynb")) == "cell-error"


def test_of_runs_on_other_numbers_only_what_holds_for_all_is_said() -> None:
    assert ending(grade(finding("exception")), run(purpose="hidden-inputs")) == "finished"
    assert ending(grade(finding("python2")), run(purpose="hidden-inputs")) == "not-parsed"
    assert ending(grade(finding("exception")), run(purpose="hidden-inputs", how="cpu-limit")) == "cpu-limit"


def test_a_crash_in_a_module_is_that_of_the_only_program() -> None:
    alone, two = (run("main.py"),), (run("main.py"), run("other.py"))
    assert ending(grade(finding("exception", "util.py"), runs=alone), alone[0]) == "error"
    assert ending(grade(finding("exception", "util.py"), runs=two), two[0]) == "finished"


def test_a_gradient_function_that_fails_is_not_the_program() -> None:
    assert ending(grade(finding("exception", part="gradients"), runs=(run(),)), run()) == "finished"


def test_the_class_lists_crashes_and_what_ran_out_of_memory() -> None:
    crashed = grade(finding("exception"), runs=(run(),), identity="crashed")
    bomb = grade(finding("memory-limit"), runs=(run(),), identity="bomb")
    fine = grade(runs=(run(),), identity="fine")
    found = class_page.runs([crashed, bomb, fine]).failures
    assert {(name, tuple(one.id for one in those)) for name, _, those in found} == {
        ("error", ("crashed",)),
        ("memory-limit", ("bomb",)),
    }
    page = submission_page.render_staff(report(crashed), crashed, "en")
    assert "ended with an error" in page
    assert "正常结束" not in page


def test_what_cannot_be_read_is_not_called_graded_and_stands_on_top() -> None:
    bad = grade(finding("unreadable"), identity="bad")
    assert bad.status is SubmissionStatus.GRADED  # nothing is open: report.json says so, and stays as it is
    assert unread(bad)
    review = grade(identity="review", gradients=Status.REVIEW)
    fine = grade(identity="fine", numpy=Status.PASSED)
    assert [one.id for one in class_page.in_order([fine, review, bad])] == ["bad", "review", "fine"]
    page = class_page.render(report(fine, review, bad), "en")
    assert "1 submission could not be read" in page
    assert 'data-status="unread"' in page
    own = submission_page.render_student(report(bad), bad, "en")
    assert "status graded" not in own
    assert own.count(say("part.unread").en) == 4  # once for each part


def test_a_part_of_which_something_was_read_is_graded() -> None:
    assert not unread(grade(finding("unreadable"), numpy=Status.PASSED))
    assert not unread(grade(finding("no-code")))


def test_a_missing_part_is_one_line() -> None:
    one = grade(numpy=Status.PASSED)
    page = submission_page.render_staff(report(one), one, "en")
    assert page.count(say("part.missing").en) == 3 + 3  # the three missing parts, and the checks of the other
    assert "numpy.hidden" in page
    assert "lstm.hidden" not in page


def test_open_points_stand_apart_from_the_score() -> None:
    one = grade(gradients=Status.REVIEW)
    page = submission_page.render_staff(report(one), one, "zh")
    assert (
        '/ 12</span></span><span class="of beside"><span lang="en">(12 open)</span><span lang="zh">（12 分待评）'
        in page
    )


def test_a_marked_part_is_not_folded() -> None:
    one = grade()
    mark = Mark(score=None, comment="looked", by="", at="", sha256="0" * 64, outdated=False)
    checks = tuple(dataclasses.replace(check, mark=mark) for check in one.checks)
    page = submission_page.render_staff(report(one), dataclasses.replace(one, checks=checks), "en")
    assert page.count("looked") == len(checks)
