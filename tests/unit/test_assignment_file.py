"""What an assignment file can say beside points and numbers; errors that name the place and what is like it."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta

import msgspec
import numpy as np
import pytest

from grader.assignment.load import DEFAULT, SHARED_MISTAKES, load
from grader.assignment.schema import Accepted, Deadline
from grader.assignment.write import with_homework
from grader.errors import AssignmentError
from grader.intake.layouts.times import moment
from grader.intake.submission import Submission
from grader.judge.proof import prove
from grader.model import Assessment, Finding, Origin, Status, Text, Verdict
from grader.scoring.marks import GivenMark, merge
from grader.scoring.rubric import score
from reference.mutants import MUTANTS

TEXT = DEFAULT.read_text(encoding="utf-8")
GRADIENTS = "[points.gradients]\nvalue = 12\nanalysis = 8\n"
THREE = 'parts = ["numpy", "lstm_cell", "lstm"]'
FOUR = 'parts = ["numpy", "lstm_cell", "lstm", "gradients"]'
DEADLINE = "[deadline]\ndue = 2025-04-01T23:59:00+08:00\npoints_per_day = 5\nat_most = 12\n"


def changed(*pairs: tuple[str, str]) -> str:
    text = TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def of(tmp_path):
    """Load an assignment from a text."""

    def read(text: str):
        path = tmp_path / "homework.toml"
        path.write_text(text, encoding="utf-8")
        return load(path).assignment

    return read


@pytest.fixture
def refused(of):
    """The message, without the file's name."""

    def read(text: str) -> str:
        with pytest.raises(AssignmentError) as caught:
            of(text)
        return str(caught.value).partition("homework.toml: ")[2]

    return read


# -- errors -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("output = 12", 'output = "x"', "points.numpy.output: expected a number, got a text"),
        ("output = 12", "ouput = 12", "points.numpy.ouput: unknown key `ouput`; did you mean `output`?"),
        ("[limits]", "[limit]", "limit: unknown key `limit`; did you mean `limits`?"),
        ('"lstm", "gradients"]', '"lst", "gradients"]', "parts[2]: there is no `lst`; did you mean `lstm`?"),
        ("linear-activation = 0.5", "gate-swapped = 0.5", "shares.gate-swapped: no such mistake; did you mean `gates-"),
        ("linear-activation = 0.5", "gates-swapped = 5", "shares.gates-swapped: expected a share of the points, 0 to"),
        ("# max_score = 100", "max_score = 90", "max_score: 90, but the points add up to 100 (numpy 30, lstm_cell 25"),
        (FOUR, THREE, "points.gradients: the part is not among `parts`"),
        (GRADIENTS, "", "points.gradients: the table `gradients` is missing"),
        (FOUR, 'parts = ["numpy", "numpy"]', "points.lstm_cell: the part is not among"),
        ('["tanh"]', '["linear"]', 'accepted.activations: "tanh" has to be among them'),
        ('["tanh"]', '["tanh", "linear"]', "shares.linear-activation: `linear` is among accepted.activations"),
        ("[limits]", f"{DEADLINE}[limits]".replace("= 12", "= 101"), "deadline.at_most: more than there are points"),
        ("[limits]", f"{DEADLINE}[limits]".replace("+08:00", ""), "deadline.due: expected a date and a time that says"),
        ("cpu_seconds = 10", "cpu_seconds = 1e9", "limits.cpu_seconds: expected a number <= 86400"),
    ],
)
def test_an_error_names_the_place_and_what_is_like_it(refused, old, new, said):
    assert refused(changed((old, new))).startswith(said)


def test_a_tolerance_needs_its_reason_in_both_languages(refused):
    start = TEXT.index("[tolerances.output.reason]")
    line = TEXT[start:].splitlines()[2]
    assert refused(changed((line, 'zh = ""'))).startswith("tolerances.output.reason.zh: ")
    assert refused(changed((line + "\n", ""))).startswith("tolerances.output.reason.zh: the key `zh` is missing")


def test_the_mistakes_that_may_earn_a_share_are_those_that_can_be_run():
    codes = {code for mutant in MUTANTS for code in (mutant.code, *mutant.also)}
    assert codes - {"all-zero-output"} == SHARED_MISTAKES


# -- parts, activations -------------------------------------------------------------------------------------


def test_a_part_that_is_left_out_has_no_place_in_the_grade(of):
    assignment = of(changed((FOUR, THREE), (GRADIENTS, "")))
    assert assignment.max_score == 80
    grade = graded(assignment, findings=("lstm", "gradients", None))
    assert list(grade.parts) == ["numpy", "lstm_cell", "lstm"]
    assert (grade.score, grade.max_score) == (80, 80)
    assert [one.part for one in grade.findings] == ["lstm", None]


def test_only_numpy(of):
    start, end = TEXT.index("[points.lstm_cell]"), TEXT.index("# Points may be fractions")
    assignment = of(changed((FOUR, 'parts = ["numpy"]'), (TEXT[start:end], "")))
    assert list(graded(assignment).parts) == ["numpy"]
    assert prove(assignment).complaints == ()


def test_linear_earns_what_the_file_says(of):
    assert load().assignment.linear_share == 0.5
    assert of(changed(("linear-activation = 0.5\n", ""))).linear_share is None
    accepted = changed(("linear-activation = 0.5\n", ""), ('["tanh"]', '["tanh", "linear"]'))
    assert of(accepted).linear_share == 1.0
    assert of(accepted).accepts_linear


# -- the deadline -------------------------------------------------------------------------------------------

SUBMISSION = Submission(id="a", files=("a.py",), sha256="0" * 64, contents={}, sources=(), troubles=())
WORDS = Text(en="so", zh="是")
DUE = datetime.fromisoformat("2025-04-01T23:59:00+08:00")
POLICY = Deadline(due=DUE, points_per_day=5, at_most=12, grace_minutes=10)


def graded(assignment, *, origin=None, findings=(), share=1.0):
    status = Status.PASSED if share == 1 else Status.FAILED
    verdicts = {name: Verdict(status=status, share=share, message=WORDS) for name in assignment.points.by_check()}
    seen = tuple(Finding(code="died", part=part, message=WORDS, file=None, line=None) for part in findings)
    submission = dataclasses.replace(SUBMISSION, origin=origin)
    return score(submission, assignment, Assessment(verdicts=verdicts, findings=seen))


def handed_in(late_by: timedelta) -> Origin:
    return Origin(layout="nbgrader", name="a", key="a", submitted=(DUE + late_by).isoformat())


@pytest.mark.parametrize(
    ("late_by", "taken"),
    [
        (timedelta(days=-1), 0),
        (timedelta(0), 0),
        (timedelta(minutes=10), 0),
        (timedelta(minutes=11), 5),
        (timedelta(days=1, minutes=10), 5),
        (timedelta(days=1, minutes=11), 10),
        (timedelta(days=40), 12),
    ],
)
def test_each_day_that_has_begun_costs(late_by, taken):
    assignment = msgspec.structs.replace(load().assignment, deadline=POLICY)
    grade = graded(assignment, origin=handed_in(late_by))
    assert grade.score == 100 - taken
    assert grade.taken == taken
    assert sum(part.score for part in grade.parts.values()) == 100
    assert [one.code for one in grade.findings] == (["handed-in-late"] if taken else [])
    if taken:
        assert grade.deduction is not None
        assert "2025-04-01 23:59+08:00" in grade.deduction.reason.en
        assert grade.deduction.reason.zh in grade.findings[0].message.zh


def test_by_default_lateness_costs_nothing():
    grade = graded(load().assignment, origin=handed_in(timedelta(days=9)))
    assert (grade.score, grade.deduction, grade.findings) == (100, None, ())


def test_where_the_time_is_not_known_nothing_is_taken_and_it_is_said():
    assignment = msgspec.structs.replace(load().assignment, deadline=POLICY)
    grade = graded(assignment, origin=Origin(layout="canvas", name="a", key="1", late=True))
    assert (grade.score, grade.deduction) == (100, None)
    assert [one.code for one in grade.findings] == ["handed-in-late"]


def test_a_score_never_falls_below_nothing_and_a_mark_is_counted_before_the_deduction():
    assignment = msgspec.structs.replace(load().assignment, deadline=POLICY)
    grade = graded(assignment, origin=handed_in(timedelta(days=2)), share=0.0)
    assert (grade.score, grade.taken) == (0, 0)
    mark = GivenMark(
        submission="a", check="gradients.value", score=12, comment="", by="", at="", sha256=SUBMISSION.sha256
    )
    (merged,) = merge([grade], [mark])
    assert (merged.score, merged.taken) == (2, 10)
    (more,) = merge([grade], [mark, dataclasses.replace(mark, check="numpy.hidden", score=13)])
    assert (more.score, more.taken) == (15, 10)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2015-02-02 15:58:23.948203 America/Los_Angeles", "2015-02-02T15:58:23-08:00"),
        ("2015-02-02 15:58:23.948203 UTC\n", "2015-02-02T15:58:23+00:00"),
        ("2015-02-02 15:58:23", "2015-02-02T15:58:23+00:00"),
        ("2018-07-22 23:46:25.5 -07:00", "2018-07-22T23:46:25-07:00"),
        ("'2018-07-22T23:46:25+0800'", "2018-07-22T23:46:25+08:00"),
        ("2015-02-30 15:58:23", ""),
        ("2015-02-02 15:58:23 ../../etc/passwd", ""),
        ("2015-02-02 15:58:23 Nowhere/Land", ""),
        ("2015-02-02 15:58:23 +99:99", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_moments(text, read):
    assert moment(text) == read


# -- the proof ----------------------------------------------------------------------------------------------


def test_the_homework_holds_and_says_what_its_own_steps_hide():
    proof = prove(load().assignment)
    assert proof.complaints == ()
    assert any(one.startswith("stale-state-output") for one in proof.untold)
    assert not any(one.startswith("gates-swapped") for one in proof.untold)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("[1, 0, 0, 1], [3, 1", "[1, 0, 0, 2], [3, 1"), "homework.inputs[0][3]: "),
        (("candidate = [1, 0, 0, 0]", "candidate = [0, 0, 0, 0]"), "homework.inputs: "),
        (("absolute = 5.1e-3", "absolute = 9"), "tolerances.output.absolute: "),
        (("absolute = 0.05", "absolute = 2"), "homework.inputs: "),
    ],
)
def test_what_cannot_be_graded_is_said_with_its_place(of, change, place):
    complaints = prove(of(changed(change))).complaints
    assert complaints
    assert complaints[0].startswith(place)


def test_another_homework_in_the_text_of_a_file(of):
    homework = load().assignment.homework
    inputs = [[0.5, *row[1:]] for row in homework.inputs]
    other = msgspec.structs.replace(homework, inputs=inputs)
    text = with_homework(TEXT, other, remark="of s1")
    assert of(text) == msgspec.structs.replace(load().assignment, homework=other)
    assert text.startswith("# of s1\n")
    assert "# Points may be fractions" in text


def test_accepted_is_tanh_unless_said_otherwise():
    assert Accepted().activations == ["tanh"]
    assert np.isclose(load().assignment.max_score, 100)
