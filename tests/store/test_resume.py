"""A run that is killed goes on where it was: the report is that of a run which was left alone, to the byte."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

FAKE = Path(__file__).with_name("fake_grader.py")
REPORTS = ("report.json", "grades.csv")


class Class:
    """A class of submissions, and the grader at work on it."""

    def __init__(self, here: Path, command: list[str], *, work: int = 2000) -> None:
        self.here = here
        self._command = command
        self.log = here / "log"
        self._environment = {
            **os.environ,
            "LC_ALL": "C.UTF-8",
            "LSTM_GRADE_TEST_LOG": str(self.log),
            "LSTM_GRADE_TEST_WORK": str(work),
        }

    def start(self, out: str, *options: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*self._command, "class", "--out", out, *options],
            cwd=self.here,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def finish(self, out: str, *options: str) -> tuple[int, str, str]:
        process = self.start(out, *options)
        stdout, stderr = process.communicate(timeout=300)
        return process.returncode, stdout, stderr

    def reports(self, out: str) -> list[bytes]:
        return [(self.here / out / name).read_bytes() for name in REPORTS]

    def graded(self) -> list[str]:
        """Ids in the order in which grading them began, since the last call."""
        found = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return found

    def kept(self, out: str) -> set[str]:
        """Ids in the ledger of a grader that has ended. Looked at in a copy: opening the original would mend it."""
        if not (self.here / out / "ledger.sqlite3").exists():
            return set()
        with tempfile.TemporaryDirectory() as copy:
            for path in (self.here / out).glob("ledger.sqlite3*"):
                shutil.copy(path, copy)
            return ids_in(Path(copy) / "ledger.sqlite3")

    def kept_so_far(self, out: str) -> set[str]:
        """Ids in the ledger of a grader that is at work."""
        path = self.here / out / "ledger.sqlite3"
        return ids_in(path) if path.exists() else set()


def ids_in(path: Path) -> set[str]:
    database = sqlite3.connect(path, timeout=30)
    try:
        if not database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'grades'").fetchone()[0]:
            return set()
        return {one for (one,) in database.execute("SELECT submission FROM grades")}
    finally:
        database.close()


def many(here: Path, count: int) -> None:
    (here / "class").mkdir()
    for number in range(count):
        (here / "class" / f"学生{number}.py").write_text(f"x = {number}\n", encoding="utf-8")


@pytest.fixture
def fake(tmp_path: Path) -> Class:
    many(tmp_path, 60)
    return Class(tmp_path, [sys.executable, str(FAKE)])


@pytest.fixture
def real(tmp_path: Path, right_program: str) -> Class:
    (tmp_path / "class").mkdir()
    for number in range(12):
        content = right_program if number % 2 else f"print({[0.0] * 9})\nx = {number}\nraise ValueError(x)\n"
        (tmp_path / "class" / f"学生{number}.py").write_text(content + f"# {number}\n", encoding="utf-8")
    return Class(tmp_path, [sys.executable, "-m", "grader"])


def kill_at_random(of: Class, kills: int, seed: int) -> None:
    """Kill runs at random moments and go on, in one folder after another, until that was done so many times."""
    before = time.monotonic()
    assert of.finish("whole", "--seed", "7", "--quiet")[0] == 0
    seconds = time.monotonic() - before
    wanted = of.reports("whole")
    count = len(of.kept("whole"))
    of.graded()
    chance = random.Random(seed)
    done = in_between = folder = 0
    while done < kills:
        out, folder = f"out{folder}", folder + 1
        for _ in range(min(chance.randint(1, 6), kills - done)):
            kept = of.kept(out)
            process = of.start(out, "--seed", "7", "--quiet")
            if chance.random() < 0.4:  # at any moment
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=chance.uniform(0, 1.2 * seconds))
            else:  # while it grades, which is the shorter part of it
                enough = chance.randint(min(len(kept) + 1, count), count)
                while process.poll() is None and len(of.kept_so_far(out)) < enough:
                    time.sleep(0.005)
            process.kill()
            _, stderr = process.communicate()
            assert process.returncode in (0, -signal.SIGKILL), stderr
            assert not set(of.graded()) & kept, "something was graded twice"
            assert kept <= of.kept(out), "something was lost"
            done += process.returncode != 0
            in_between += 0 < len(of.kept(out)) < count
        kept = of.kept(out)
        assert of.finish(out, "--seed", "7", "--quiet") == (0, "", "")
        assert not set(of.graded()) & kept
        assert of.reports(out) == wanted
        shutil.rmtree(of.here / out)
    assert in_between, "no run was killed while it graded: this has shown nothing"


def test_killed_at_random_moments(fake):
    kill_at_random(fake, kills=6, seed=1)


def test_killed_at_random_moments_with_the_whole_grader(real):
    kill_at_random(real, kills=3, seed=3)


@pytest.mark.slow
@pytest.mark.skipif("LSTM_GRADE_SLOW" not in os.environ, reason="NOT TESTED HERE: set LSTM_GRADE_SLOW=1 (minutes)")
def test_killed_a_hundred_times(real):
    kill_at_random(real, kills=int(os.environ.get("LSTM_GRADE_SOAK", "100")), seed=2)


def wait_until(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    while not condition():
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


def test_interrupted_by_the_keyboard_it_stops_at_once_and_says_what_is_kept(tmp_path, endless_assignment):
    """Even where a submission hangs, which here has hours to do so: nobody waits for its end."""
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "a.py").write_text("x = 1\n")
    (tmp_path / "class" / "b.py").write_text("while True: pass\n")
    here = Class(tmp_path, [sys.executable, "-m", "grader"])
    process = here.start("out", "--jobs", "2", "--lang", "en", "--assignment", str(endless_assignment))
    try:
        wait_until(lambda: "a" in here.kept_so_far("out"), process)
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    finally:
        process.kill()  # where it does not stop, it would hang for hours
    assert (process.returncode, stdout) == (130, "")
    assert stderr.strip() == "interrupted: what is graded is kept in out; the same command goes on from there"
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"ledger.sqlite3"}
    assert here.kept("out") == {"a"}


def test_two_at_once_in_one_folder(tmp_path):
    many(tmp_path, 3)
    here = Class(tmp_path, [sys.executable, str(FAKE)], work=3_000_000)
    first = here.start("out", "--quiet", "--jobs", "1")
    wait_until((tmp_path / "out" / "ledger.lock").exists, first)
    wait_until(lambda: (tmp_path / "out" / "ledger.lock").read_text() != "", first)
    code, stdout, stderr = here.finish("out")
    assert (code, stdout) == (2, "")
    assert f"another lstm-grade (process {first.pid}) is at work here" in stderr
    other = here.start("elsewhere", "--quiet")
    assert first.communicate(timeout=300) == ("", "")
    assert other.communicate(timeout=300) == ("", "")
    assert (first.returncode, other.returncode) == (0, 0)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "ledger.sqlite3",
        "submissions",
        "students",
        "index.html",
        *REPORTS,
    }


# -- what is graded again, and what is not -------------------------------------------------------------------


def test_only_what_changed_is_graded_again(fake):
    assert fake.finish("out", "--quiet") == (0, "", "")
    assert len(fake.graded()) == 60
    first = fake.reports("out")
    code, _, stderr = fake.finish("out", "--lang", "en")
    assert (code, fake.graded()) == (0, [])
    assert "60 of 60 had been graded before" in stderr
    assert fake.reports("out") == first
    (fake.here / "class" / "学生3.py").write_text("x = -3\n")
    (fake.here / "class" / "学生4.py").unlink()
    (fake.here / "class" / "new.py").write_text("x = 1\n")
    assert fake.finish("out", "--quiet") == (0, "", "")
    assert sorted(fake.graded()) == ["new", "学生3"]
    assert fake.finish("elsewhere", "--quiet", "--seed", seed_of(fake, "out"))[0] == 0
    assert fake.reports("out") == fake.reports("elsewhere")


def seed_of(one: Class, out: str) -> str:
    import json

    return str(json.loads(one.reports(out)[0])["seed"])


def test_the_same_bytes_handed_in_twice_are_graded_once(tmp_path):
    (tmp_path / "class").mkdir()
    for name, content in {"a": "x = 1\n", "b": "x = 2\n", "c": "x = 1\n", "张": "x = 1\n"}.items():
        folder = tmp_path / "class" / name
        folder.mkdir()
        (folder / "hw.py").write_text(content, encoding="utf-8")
    here = Class(tmp_path, [sys.executable, str(FAKE)])
    assert here.finish("out", "--quiet")[0] == 0
    assert sorted(here.graded()) == ["a", "b"]
    assert here.kept("out") == {"a", "b", "c", "张"}
    rows = {row["id"]: row for row in json.loads(here.reports("out")[0])["submissions"]}
    without_id = {name: {key: value for key, value in row.items() if key != "id"} for name, row in rows.items()}
    assert without_id["a"] == without_id["c"] == without_id["张"]
    assert without_id["a"] != without_id["b"]
    (tmp_path / "class" / "c" / "hw.py").write_text("x = 3\n", encoding="utf-8")
    assert here.finish("out", "--quiet")[0] == 0
    assert here.graded() == ["c"]


def test_the_seed_stays_until_another_is_asked_for(fake):
    assert fake.finish("out", "--quiet")[0] == 0
    drawn = seed_of(fake, "out")
    assert fake.finish("out", "--quiet")[0] == 0
    assert seed_of(fake, "out") == drawn
    fake.graded()
    assert fake.finish("out", "--quiet", "--seed", "9")[0] == 0
    assert (seed_of(fake, "out"), len(fake.graded())) == ("9", 60)
    assert fake.finish("out", "--quiet")[0] == 0
    assert (seed_of(fake, "out"), fake.graded()) == ("9", [])
    assert fake.finish("out", "--quiet", "--fresh")[0] == 0
    assert seed_of(fake, "out") != "9"
    assert len(fake.graded()) == 60


def test_another_assignment_grades_anew(fake, root):
    assert fake.finish("out", "--quiet")[0] == 0
    fake.graded()
    text = (root / "grader" / "assignment" / "nndl-lstm.toml").read_text(encoding="utf-8")
    (fake.here / "other.toml").write_text(text + "\n# another\n", encoding="utf-8")
    assert fake.finish("out", "--quiet", "--assignment", "other.toml")[0] == 0
    assert len(fake.graded()) == 60


def test_marks_outlive_fresh(fake):
    assert fake.finish("out", "--quiet")[0] == 0
    sheet = "submission,check,score\n学生1,numpy.output,11\n"
    (fake.here / "out" / "marks.csv").write_text(sheet, encoding="utf-8")
    assert fake.finish("out", "--quiet")[0] == 0
    assert fake.finish("out", "--quiet", "--fresh")[0] == 0
    assert b'"score": 11.0,\n       "comment": ""' in fake.reports("out")[0].replace(b'      "', b'       "')


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_ledger_is_set_aside(fake, content):
    (fake.here / "out").mkdir()
    (fake.here / "out" / "ledger.sqlite3").write_bytes(content)
    code, _, stderr = fake.finish("out", "--quiet")
    assert code == 0
    if content:
        assert "was renamed to ledger.set-aside-1.sqlite3" in stderr
        assert (fake.here / "out" / "ledger.set-aside-1.sqlite3").read_bytes() == content
    else:
        assert stderr == ""  # an empty file is a new database
    assert len(fake.kept("out")) == 60
