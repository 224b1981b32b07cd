"""Two reports side by side: what is said to have changed is what has changed."""

from __future__ import annotations

import dataclasses
import io
import json
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from grader.assignment.load import load
from grader.intake.submission import Submission
from grader.model import Assessment, Grade, Mark, Report, Status, Text, Verdict
from grader.report import as_json
from grader.report.compare import as_plain, compare
from grader.report.diff_text import WIDTH, print_difference
from grader.report.read import read
from grader.scoring.rubric import score

ASSIGNMENT = load().assignment
LONG = "On numbers that the program had not seen its outputs differ from the reference (0 of 2 runs are right)."


def graded(identity: str, sha256: str = "a" * 64, **failed: str) -> Grade:
    submission = Submission(id=identity, files=("a.py",), sha256=sha256, contents={}, sources=(), troubles=())
    verdicts = {}
    for name in ASSIGNMENT.points.by_check():
        words = failed.get(name.replace(".", "_"))
        status = Status.PASSED if words is None else Status.FAILED
        text = Text(en=words or "All right.", zh="全部正确，" * 20)
        verdicts[name] = Verdict(status=status, share=float(words is None), message=text)
    return score(submission, ASSIGNMENT, Assessment(verdicts=verdicts, findings=()))


def report(*grades: Grade, **changes: Any) -> Report:
    fields: dict[str, Any] = {
        "assignment_id": "lstm",
        "assignment_sha256": "1" * 64,
        "max_score": 100.0,
        "seed": 7,
        "isolation": {"mode": "strict", "layers": {}},
        "versions": {"lstm-grade": "0.1.0", "numpy": "2", "torch": "2"},
    }
    return Report(grades=grades, **fields | changes)


def text_of(old: Report, new: Report, lang: str = "en") -> str:
    stream = io.StringIO()
    print_difference(compare(old, new), Console(file=stream, width=WIDTH, highlight=False), lang)
    return stream.getvalue()


def test_the_same_report_does_not_differ():
    one = report(graded("a"), graded("b", numpy_output="No."))
    difference = as_plain(compare(one, one))
    assert difference == {"conditions": [], "changed": [], "added": [], "removed": [], "unchanged": 2}
    assert text_of(one, one).strip() == "0 changed, 0 added, 0 removed, 2 as before."


def test_whose_score_changed_where_and_why():
    old = report(graded("alice"), graded("bob"), graded("gone"))
    new = report(graded("new"), graded("alice", "b" * 64, numpy_hidden=LONG), graded("bob"))
    difference = as_plain(compare(old, new))
    (row,) = difference["changed"]
    assert (row["id"], row["handed_in_again"], row["old"]["score"], row["new"]["score"]) == ("alice", True, 100, 87)
    (check,) = row["checks"]
    assert (check["id"], check["old"]["status"], check["new"]["status"]) == ("numpy.hidden", "passed", "failed")
    assert (check["old"]["message"]["en"], check["new"]["message"]["en"]) == ("All right.", LONG)
    assert [one["id"] for one in difference["added"]] == ["new"]
    assert [one["id"] for one in difference["removed"]] == ["gone"]
    assert difference["unchanged"] == 1
    json.dumps(difference, allow_nan=False)
    lines = text_of(old, new).splitlines()
    assert lines[0] == "alice  100 → 87  (-13)  handed in again"
    assert lines[1] == "  numpy.hidden  13 → 0 / 13  ✓ passed → ✗ failed"
    assert lines[2] == "    was: All right."
    assert " ".join(line.strip() for line in lines[3:6]).startswith(f"now: {LONG}")
    assert "  + new  100" in lines
    assert "  - gone  100" in lines
    assert lines[-1] == "1 changed, 1 added, 1 removed, 1 as before."


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"seed": 8}, "seed: 7 → 8"),
        ({"versions": {"lstm-grade": "0.1.0", "numpy": "3", "torch": "2"}}, "numpy: 2 → 3"),
        ({"assignment_sha256": "2" * 64}, "assignment: lstm (111111111111) → lstm (222222222222)"),
        ({"isolation": {"mode": "portable", "layers": {}}}, "isolation: strict → portable"),
    ],
)
def test_what_the_class_shares_may_be_why(change, line):
    assert text_of(report(), report(**change)).splitlines()[0] == line


def test_a_mark_is_a_reason():
    old = graded("a", gradients_analysis="No text.")
    mark = Mark(score=6.5, comment="on paper", by="Ada", at="", sha256="a" * 64, outdated=False)
    check = dataclasses.replace(old.checks[-1], status=Status.PARTIAL, score=6.5, mark=mark)
    new = dataclasses.replace(old, checks=(*old.checks[:-1], check), score=old.score + 6.5)
    text = text_of(report(old), report(new))
    assert "was: No text." in text
    assert "now: 6.5 points given by Ada: on paper" in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_sixty_columns_are_enough_whatever_stands_there(lang):
    name = "很长的名字" * 30 + "x" * 200 + "\x1b[2J\u202e"
    old = report(graded(name), graded(name + "gone"), assignment_id="y" * 100)
    new = report(graded(name, numpy_output=LONG * 5 + "z" * 300), graded(name + "new"), assignment_sha256="2" * 64)
    text = text_of(old, new, lang)
    assert max(map(cell_len, text.splitlines())) <= 60
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_report_that_was_written_can_be_read_again(tmp_path):
    one = report(graded("张伟", numpy_output="No."), graded("b"))
    (tmp_path / "report.json").write_text(as_json.render(one), encoding="utf-8")
    assert read(tmp_path) == read(tmp_path / "report.json") == one


def test_points_taken_for_lateness_are_a_change():
    old = report(graded("a"))
    (grade,) = old.grades
    new = dataclasses.replace(old, grades=(dataclasses.replace(grade, score=grade.score - 5),))
    (row,) = compare(old, new).changed
    assert (row.checks, row.old.score - row.new.score) == ((), 5)
