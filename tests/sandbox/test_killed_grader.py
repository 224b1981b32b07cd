"""A grader that is killed at any moment leaves no process, no mount and no file."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.sandbox import place

MOMENTS = int(os.environ.get("LSTM_GRADE_SOAK", "5"))  # the whole soak: 50
WHILE_IT_RUNS = "import time\nopen('left', 'w').write('x')\nx = sum(range(200000))\ntime.sleep(0.2)\n"


def processes_of(folder: Path) -> list[str]:
    """Command lines of living processes that were started for a box in `folder`."""
    found = []
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            try:
                words = (one / "cmdline").read_bytes()
            except OSError:
                continue
            if os.fsencode(folder) in words:
                found.append(f"{one.name}: {words!r}")
    return found


def until(gone, seconds: float = 60.0) -> bool:
    """Wait for what other processes are about to do."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if gone():
            return True
        time.sleep(0.05)
    return gone()


@pytest.mark.slow
@pytest.mark.parametrize("moment", range(MOMENTS))
def test_nothing_is_left(moment, root, tmp_path):
    handed_in, temporary = tmp_path / "class", tmp_path / "tmp"
    handed_in.mkdir()
    temporary.mkdir()
    for number in range(20):
        (handed_in / f"s{number}.py").write_text(WHILE_IT_RUNS)
    grader = subprocess.Popen(
        [sys.executable, "-m", "grader", str(handed_in), "--out", str(tmp_path / "out"), "--quiet"],
        cwd=root,
        env={**os.environ, "TMPDIR": str(temporary)},
        stderr=subprocess.DEVNULL,
    )
    time.sleep(random.Random(f"moment {moment}").uniform(0.3, 8.0))
    grader.send_signal(signal.SIGKILL)
    grader.wait()
    assert until(lambda: not processes_of(temporary)), processes_of(temporary)
    assert until(lambda: not list(temporary.iterdir())), list(temporary.iterdir())
    assert str(temporary) not in Path("/proc/self/mounts").read_text()
    assert {path.name for path in tmp_path.iterdir()} <= {"class", "tmp", "out"}
    assert len(list(handed_in.iterdir())) == 20


# -- what not even the server could remove -------------------------------------------------------------------


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(place.tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_whose_lock_is_free_is_removed_by_the_next(temporary):
    one = place.Place()
    (Path(one.path) / "runs" / "1").mkdir(parents=True)
    (Path(one.path) / "runs" / "1" / "left").write_text("x")
    other = place.Place()
    assert Path(one.path).exists()
    os.close(one.lock)
    assert place.sweep() == [one.path]
    assert not Path(one.path).exists()
    assert Path(other.path).exists()
    other.close()
    assert list(temporary.iterdir()) == []


def test_what_is_not_ours_stays(temporary, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "lock").touch()
    (temporary / f"{place.PREFIX}link").symlink_to(elsewhere)
    (temporary / f"{place.PREFIX}new").mkdir()
    (temporary / "lstm-grade-report").mkdir()
    (temporary / "lstm-grade-report" / "lock").touch()
    (temporary / f"{place.PREFIX}file").touch()
    assert place.sweep() == []
    assert len(list(temporary.iterdir())) == 4
    assert (elsewhere / "lock").exists()
