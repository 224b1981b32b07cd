"""``grades.csv`` and ``report.json`` as text, and how a file gets to its place."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from grader.assignment.load import load
from grader.errors import UsageError
from grader.intake.submission import Submission
from grader.model import PARTS, Assessment, Finding, Report, Status, Text, Verdict
from grader.report import as_csv, as_json
from grader.report.write import prepare, write
from grader.scoring.rubric import fault, score

ASSIGNMENT = load().assignment
CHECKS = list(ASSIGNMENT.points.by_check())
FORMULA = '=HYPERLINK("http://x","张伟")'


def submission(identity: str) -> Submission:
    return Submission(id=identity, files=(identity + ".py",), sha256="0" * 64, contents={}, sources=(), troubles=())


def report(*identities: str, evidence: dict[str, Any] | None = None) -> Report:
    words = Text(en="so\ud800\x1b", zh="是")
    verdict = Verdict(status=Status.PARTIAL, share=0.5, message=words, evidence=evidence or {})
    finding = Finding(code="random-bias", part="lstm", message=words, file="a.py", line=3)
    again = Finding(code="exception", part=None, message=words, file=None, line=None)
    assessment = Assessment(verdicts=dict.fromkeys(CHECKS, verdict), findings=(finding, again, finding))
    return Report(
        assignment_id=ASSIGNMENT.id,
        assignment_sha256="1" * 64,
        max_score=ASSIGNMENT.max_score,
        seed=2**63 - 1,
        isolation={"mode": "strict"},
        versions={"lstm-grade": "0"},
        grades=tuple(score(submission(identity), ASSIGNMENT, assessment) for identity in identities),
    )


# -- grades.csv ---------------------------------------------------------------------------------------------


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_byte_order_mark_and_dos_lines():
    text = as_csv.render(report("a"))
    assert text.startswith("\ufeffid,")
    assert text.count("\ufeff") == 1
    assert text.endswith("\r\n")
    assert text.count("\r\n") == text.count("\n") == 2


def test_a_row_for_each_submission_with_its_points():
    header, *rows = table(as_csv.render(report("alice", "张伟")))
    assert header[:5] == ["id", "status", "score", "pending", "max_score"]
    assert set(PARTS) <= set(header)
    assert set(CHECKS) <= set(header)
    assert [row[0] for row in rows] == ["alice", "张伟"]
    row = dict(zip(header, rows[1], strict=True))
    assert (float(row["score"]), float(row["max_score"]), row["status"]) == (50, 100, "graded")
    assert sum(float(row[part]) for part in PARTS) == 50
    assert sum(float(row[check]) for check in CHECKS) == 50
    assert row["findings"] == "exception random-bias"


@pytest.mark.parametrize("identity", [FORMULA, "+1", "-1", "@a", "\t=1", "a\r\nb", 'a","b', "a\nb"])
def test_no_id_becomes_a_formula_or_a_row(identity):
    header, *rows = table(as_csv.render(report(identity, "next")))
    assert len(rows) == 2
    assert len(rows[0]) == len(header)
    assert rows[0][0][0] not in "=+-@\t\r\n"


def test_an_empty_class_has_a_header():
    assert table(as_csv.render(report()))[0][0] == "id"


# -- report.json --------------------------------------------------------------------------------------------


def test_the_shape_of_the_contract():
    document = json.loads(as_json.render(report("alice")))
    assert document["schema_version"] == 1
    assert document["assignment"] == {"id": ASSIGNMENT.id, "sha256": "1" * 64, "max_score": 100.0}
    assert document["seed"] == 2**63 - 1
    (one,) = document["submissions"]
    assert set(one) == {
        "id",
        "files",
        "sha256",
        "status",
        "score",
        "pending",
        "max_score",
        "parts",
        "checks",
        "findings",
    }
    assert set(one["parts"]) == set(PARTS)
    assert set(one["parts"]["numpy"]) == {"status", "score", "pending", "max_score"}
    assert [check["id"] for check in one["checks"]] == CHECKS
    assert set(one["checks"][0]) == {"id", "part", "status", "score", "pending", "max_score", "message", "evidence"}
    assert set(one["checks"][0]["message"]) == {"en", "zh"}
    assert one["findings"][1] == {**one["findings"][1], "code": "exception", "part": None, "file": None, "line": None}


def test_lone_surrogates_do_not_reach_the_file():
    text = as_json.render(report("a\ud800b"))
    assert json.loads(text.encode("utf-8"))["submissions"][0]["id"] == "a?b"


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -float("inf")])
def test_nan_is_an_error_and_no_json(bad):
    with pytest.raises(ValueError, match="JSON"):
        as_json.render(report("a", evidence={"got": [bad]}))


def test_chinese_stays_readable():
    assert "张伟" in as_json.render(report("张伟"))


def test_a_fault_of_the_grader_is_a_row_too():
    whole = report("a")
    broken = fault(submission("b"), ASSIGNMENT, "oops")
    document = json.loads(
        as_json.render(Report(**{name: getattr(whole, name) for name in whole.__slots__} | {"grades": (broken,)}))
    )
    assert document["submissions"][0]["status"] == "error"
    assert {check["status"] for check in document["submissions"][0]["checks"]} == {"error"}


# -- to its place -------------------------------------------------------------------------------------------


def test_a_file_is_written_whole(tmp_path):
    path = tmp_path / "x.json"
    write(path, "one\n")
    write(path, "门\r\n")
    assert path.read_bytes() == "门\r\n".encode()
    assert [one.name for one in tmp_path.iterdir()] == ["x.json"]


def test_a_file_that_fails_leaves_the_old_one(tmp_path, monkeypatch):
    path = tmp_path / "x.json"
    write(path, "old")

    def no(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", no)
    with pytest.raises(OSError, match="disk full"):
        write(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["x.json"]


def test_the_folder_is_made_with_its_parents(tmp_path):
    prepare(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="file"):
        prepare(Path(tmp_path / "file" / "below"))
