"""The ledger itself: what comes back, what is refused, what happens to files that cannot be used."""

from __future__ import annotations

import dataclasses
import json
import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from grader.assignment.load import load
from grader.errors import GraderFault, UsageError
from grader.intake.submission import Submission, Trouble
from grader.model import Assessment, Finding, Grade, Mark, Origin, RunRecord, Status, Text, Trace, TraceRow, Verdict
from grader.scoring.rubric import score
from grader.store.codec import NotAGrade, decode, encode
from grader.store.key import conditions, key
from grader.store.ledger import NAME, Ledger
from grader.store.lock import held

ASSIGNMENT = load().assignment
SUBMISSION = Submission(id="张伟", files=("a.py",), sha256="a" * 64, contents={}, sources=(), troubles=())


def graded(evidence: dict[str, object] | None = None, words: str = "so") -> Grade:
    verdict = Verdict(status=Status.PARTIAL, share=1 / 3, message=Text(en=words, zh="是"), evidence=evidence or {})
    finding = Finding(code="died", part=None, message=Text(en=words, zh="是"), file=None, line=None)
    record = RunRecord(
        file="a.py", purpose="plain", ending="finished", detail="", cpu_seconds=0.1, wall_seconds=0.2, peak_bytes=7
    )
    assessment = Assessment(verdicts=dict.fromkeys(ASSIGNMENT.points.by_check(), verdict), findings=(finding,))
    return score(SUBMISSION, ASSIGNMENT, assessment, runs=(record,), printed="门\n\x1b")


# -- grades as bytes ------------------------------------------------------------------------------------------


def test_a_grade_comes_back_as_it_was():
    grade = graded({"got": [0.1, 1e-300, 5e-324, -0.0, 1 / 3, "nan"], "n": 2**60, "so": None, "yes": True})
    back = decode(encode(grade))
    assert back == grade
    assert encode(back) == encode(grade)
    assert json.loads(encode(grade))["id"] == "张伟"


def test_numbers_of_numpy_and_tuples_become_plain_ones():
    evidence = {"got": (np.float64(0.5), np.float32(0.25), np.int64(3), np.bool_(True)), "row": np.arange(3.0)}
    back = decode(encode(graded(evidence)))
    assert back.checks[0].evidence == {"got": [0.5, 0.25, 3, True], "row": [0.0, 1.0, 2.0]}


def test_lone_surrogates_become_question_marks():
    assert decode(encode(graded(words="a\ud800b"))).checks[0].message.en == "a?b"


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), np.float64("nan"), object(), {1: 2}.keys()])
def test_what_json_does_not_have_is_refused(bad):
    with pytest.raises(ValueError, match=r"JSON|cannot hold"):
        encode(graded({"got": [bad]}))


@pytest.mark.parametrize(
    "change",
    [
        lambda grade: grade.pop("id"),
        lambda grade: grade.update(surprise=1),
        lambda grade: grade.update(score="80"),
        lambda grade: grade.update(status="excellent"),
        lambda grade: grade["checks"][0].update(surprise=1),
        lambda grade: grade["checks"][0].pop("mark"),
        lambda grade: grade["parts"]["numpy"].pop("score"),
        lambda grade: grade.update(id=grade.pop("id")),
    ],
)
def test_what_is_not_quite_a_grade_is_refused(change):
    plain = json.loads(encode(graded()))
    change(plain)
    with pytest.raises(NotAGrade):
        decode(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode())


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\x80\x04N.", b'{"id": NaN}', b"[" * 100_000])
def test_what_is_no_grade_is_refused(content):
    with pytest.raises(NotAGrade):
        decode(content)


def test_a_mark_comes_back_too():
    mark = Mark(score=None, comment="so", by="", at="", sha256="a" * 64, outdated=True)
    grade = graded()
    marked = dataclasses.replace(grade, checks=(dataclasses.replace(grade.checks[0], mark=mark), *grade.checks[1:]))
    assert decode(encode(marked)) == marked


# -- the key --------------------------------------------------------------------------------------------------

SHARED = {
    "assignment_sha256": "1" * 64,
    "seed": 1,
    "isolation": {"mode": "strict", "layers": {"landlock": 7}},
    "versions": {"numpy": "2", "torch": "2"},
}


@pytest.mark.parametrize(
    "change",
    [
        {"assignment_sha256": "2" * 64},
        {"seed": 2},
        {"isolation": {"mode": "portable", "layers": {"landlock": 7}}},
        {"isolation": {"mode": "strict", "layers": {"landlock": None}}},
        {"versions": {"numpy": "2", "torch": "3"}},
    ],
)
def test_what_a_class_shares_is_in_the_key(change):
    assert conditions(**SHARED | change) != conditions(**SHARED)
    assert conditions(**SHARED) == conditions(**dict(reversed(SHARED.items())))


@pytest.mark.parametrize(
    "change",
    [
        {"id": "b"},
        {"sha256": "b" * 64},
        {"files": ("a.py", "b.py")},
        {"troubles": (Trouble(code="unreadable", file="b.py", reason="larger than 32 MiB"),)},
    ],
)
def test_what_was_handed_in_is_in_the_key(change):
    assert key(dataclasses.replace(SUBMISSION, **change), "x") != key(SUBMISSION, "x")
    assert key(SUBMISSION, "y") != key(SUBMISSION, "x")


def test_the_program_itself_is_in_the_key(monkeypatch):
    before = conditions(**SHARED)
    monkeypatch.setattr("grader.store.key.program_sha256", lambda: "another")
    assert conditions(**SHARED) != before


# -- the database -----------------------------------------------------------------------------------------------


def test_what_was_put_is_found_after_opening_again(tmp_path):
    with Ledger(tmp_path / NAME) as ledger:
        assert ledger.find("k") is None
        ledger.put("k", "c", "张伟", encode(graded()))
    with Ledger(tmp_path / NAME) as ledger:
        assert ledger.find("k") == graded()
        assert (ledger.found, ledger.note) == (1, None)
        ledger.start_anew()
        assert ledger.find("k") is None
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_seeds(tmp_path):
    with Ledger(tmp_path / NAME) as ledger:
        assert ledger.seed(None, lambda: 5) == 5
        assert ledger.seed(None, lambda: 6) == 5
        assert ledger.seed(0, lambda: 6) == 0
        assert ledger.seed(None, lambda: 6) == 0
        assert ledger.seed(2**63 - 1, lambda: 6) == 2**63 - 1
    with Ledger(tmp_path / NAME) as ledger:
        assert ledger.seed(None, lambda: 6) == 2**63 - 1
        ledger.start_anew()
        assert ledger.seed(None, lambda: 6) == 6


def test_it_does_not_grow_for_ever(tmp_path):
    with Ledger(tmp_path / NAME) as ledger:
        ledger.put("older", "conditions", "a", encode(graded()))
        ledger.put("newer", "conditions", "a", encode(graded()))
        assert ledger.find("older") is None
        ledger.put("other", "other conditions", "a", encode(graded()))
        assert ledger.find("newer") is not None
        ledger.end("other conditions")
        assert ledger.find("newer") is None
        assert ledger.find("other") is not None


def test_a_damaged_grade_counts_as_none(tmp_path, caplog):
    with Ledger(tmp_path / NAME) as ledger:
        ledger.put("k", "c", "a", b'{"id": 1}')
        assert ledger.find("k") is None
    assert "damaged" in caplog.text


def test_a_full_disk_is_said_and_loses_nothing(tmp_path):
    with Ledger(tmp_path / NAME) as ledger:
        ledger.put("k", "c", "a", encode(graded()))
        (pages,) = ledger._database.execute("PRAGMA page_count").fetchone()
        ledger._database.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(GraderFault, match=r"disk is full.*run the same command again"):
            ledger.put("l", "c", "b", encode(graded(words="so" * 10_000)))
        assert ledger.find("k") == graded()
    with Ledger(tmp_path / NAME) as ledger:
        assert ledger.find("k") == graded()
        assert ledger.find("l") is None
        ledger.put("l", "c", "b", encode(graded()))


def make_foreign(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE grades (mine TEXT)")
    database.close()


def make_newer(path: Path) -> None:
    Ledger(path).__exit__(None, None, None)
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()


def make_truncated(path: Path) -> None:
    with Ledger(path) as ledger:
        for number in range(30):
            ledger.put(str(number), "c", str(number), encode(graded()))
    os.truncate(path, path.stat().st_size // 2)


def make_scribbled(path: Path) -> None:
    make_truncated(path)
    with Ledger(path) as ledger:
        ledger.put("k", "c", "a", encode(graded()))
    content = bytearray(path.read_bytes())
    content[4096:8192] = os.urandom(4096)
    path.write_bytes(content)


def make_tableless(path: Path) -> None:
    Ledger(path).__exit__(None, None, None)
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE run")
    database.close()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (make_foreign, "another program"),
        (make_newer, "newer version"),
        (make_truncated, "damaged"),
        (make_scribbled, "damaged"),
        (make_tableless, "table run is missing"),
        (lambda path: path.write_bytes(b"hello" * 999), "no ledger"),
        (lambda path: path.mkdir(), "folder"),
    ],
    ids="foreign newer truncated scribbled tableless text folder".split(),
)
def test_what_cannot_be_used_is_renamed_and_not_touched(tmp_path, make, words):
    path = tmp_path / NAME
    make(path)
    aside = {one.name for one in tmp_path.iterdir()} - {NAME}
    content = None if path.is_dir() else path.read_bytes()
    with Ledger(path) as ledger:
        assert words in ledger.note
        ledger.put("k", "c", "a", encode(graded()))
    new = {one.name for one in tmp_path.iterdir()} - aside - {NAME}
    assert len(new) == 1
    assert content is None or (tmp_path / new.pop()).read_bytes() == content
    with Ledger(path) as ledger:
        assert ledger.note is None
        assert ledger.find("k") == graded()


def test_a_folder_that_cannot_be_written_is_the_graders_fault_not_a_crash(tmp_path):
    with pytest.raises(GraderFault, match="cannot be opened"):
        Ledger(tmp_path / "nowhere" / NAME)


# -- the lock ---------------------------------------------------------------------------------------------------


def test_one_at_a_time(tmp_path):
    with held(tmp_path):
        with pytest.raises(UsageError, match=f"process {os.getpid()}.*--out"), held(tmp_path):
            pass
        assert [path.name for path in tmp_path.iterdir()] == ["ledger.lock"]
    with held(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_a_killed_grader_left_locks_nobody_out(tmp_path):
    (tmp_path / "ledger.lock").write_text("1\n")
    with held(tmp_path):
        pass


def test_a_lock_that_was_removed_meanwhile_is_taken_anew(tmp_path, monkeypatch):
    """The other grader removes its file between our opening it and our locking it."""
    import fcntl

    whole = fcntl.flock
    removed = []

    def flock(handle: int, how: int) -> None:
        whole(handle, how)
        if not removed:
            removed.append(handle)
            (tmp_path / "ledger.lock").unlink()

    monkeypatch.setattr(fcntl, "flock", flock)
    with held(tmp_path):
        assert removed
        assert (tmp_path / "ledger.lock").exists()


def test_numbers_of_a_trace_may_be_no_numbers():
    rows = (
        TraceRow(
            letter="y",
            reference=(0.5, 0.5, 0.5, 0.5),
            got=(float("nan"), float("inf"), -float("inf"), 0.1),
            agrees=(False,) * 4,
            how="answer",
            name="",
        ),
        TraceRow(letter="c", reference=(0.5,) * 4, got=None, agrees=(True,) * 4, how="", name=""),
    )
    grade = dataclasses.replace(graded(), traces=(Trace(part="numpy", inputs=((1.0,) * 4,) * 4, rows=rows),))
    back = decode(encode(grade))
    assert repr(back) == repr(grade)
    assert b"NaN" not in encode(grade)


def test_whose_it_is_is_in_the_key():
    origin = Origin(layout="moodle", name="张伟", key="1")
    late = dataclasses.replace(origin, late=True)
    found = {key(dataclasses.replace(SUBMISSION, origin=one), "x") for one in (None, origin, late)}
    assert len(found) == 3
